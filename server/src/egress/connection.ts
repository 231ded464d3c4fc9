import { lookup } from "node:dns/promises";
import type { Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { parseAddress } from "./address.ts";
import { refusedAddress } from "./ranges.ts";
import { EgressRefusal } from "./refusal.ts";
import type { Target } from "./target.ts";

/** All addresses of a name, in the order to try them. */
export type Resolver = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** The name the certificate must be for. */
  readonly servername: string;
}

/** Opens an authenticated connection to exactly this address; must not resolve anything again. */
export type Connector = (endpoint: Endpoint, signal: AbortSignal) => Promise<Socket>;

export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export const tlsConnector: Connector = ({ address, port, servername }, signal) =>
  new Promise((resolve, reject) => {
    const socket = tlsConnect({ host: address, port, servername, minVersion: "TLSv1.2", ALPNProtocols: ["http/1.1"] });
    const settle = (act: () => void) => {
      signal.removeEventListener("abort", abort);
      socket.removeListener("error", fail);
      act();
    };
    const fail = (error: Error) => settle(() => (socket.destroy(), reject(error)));
    const abort = () => fail(signal.reason as Error);
    socket.once("error", fail);
    socket.once("secureConnect", () => settle(() => resolve(socket)));
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
  });

async function resolveOnce(target: Target, resolve: Resolver, signal: AbortSignal): Promise<readonly string[]> {
  const addresses = await resolve(target.host, signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new EgressRefusal("resolution", `host "${target.host}" could not be resolved`, { cause });
  });
  if (addresses.length === 0) throw new EgressRefusal("resolution", `host "${target.host}" has no address`);
  // One bad address condemns the answer: a name that mixes public and private addresses is how rebinding looks.
  for (const address of addresses) {
    const why = refusedAddress(address, target.entry.opened);
    if (why !== undefined) {
      throw new EgressRefusal("address", `host "${target.host}" resolves to a refused address (${why})`);
    }
  }
  return addresses;
}

const samePeer = (socket: Socket, address: string): boolean => {
  const [actual, wanted] = [parseAddress(socket.remoteAddress ?? ""), parseAddress(address)];
  return actual !== undefined && actual.family === wanted?.family && actual.value === wanted.value;
};

/** Resolves once, checks every address, and connects to one of those and nothing else. */
export async function connectTo(
  target: Target,
  resolve: Resolver,
  connect: Connector,
  signal: AbortSignal,
): Promise<Socket> {
  let cause: unknown;
  for (const address of await resolveOnce(target, resolve, signal)) {
    signal.throwIfAborted();
    try {
      const socket = await connect({ address, port: target.port, servername: target.host }, signal);
      if (samePeer(socket, address)) return socket;
      socket.destroy();
      cause = new Error("the connection leads to another address than the one checked");
    } catch (error) {
      cause = error;
    }
  }
  signal.throwIfAborted();
  throw new EgressRefusal("connection", `host "${target.host}" could not be connected to`, { cause });
}
