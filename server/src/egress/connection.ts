import { Resolver as NameResolver } from "node:dns/promises";
import type { Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { parseAddress } from "./address.ts";
import { refusedAddress } from "./ranges.ts";
import { EgressRefusal } from "./refusal.ts";
import type { Target } from "./target.ts";

/** All addresses of a name, in the order to try them. The connection uses these and asks no second time, so DNS rebinding changes nothing. */
export type Resolver = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** The name the certificate must be for. */
  readonly servername: string;
}

/** Opens an authenticated connection to exactly this address; must not resolve anything again. */
export type Connector = (endpoint: Endpoint, signal: AbortSignal) => Promise<Socket>;

/** Patience with one name server, and attempts. */
const patience = { timeout: 2_000, tries: 2 } as const;
/** Of the addresses of a name; all are checked, so many are tried. */
const mostTried = 4;

/**
 * Asks name servers directly. The operating system's own look-up cannot be given up, and occupies one of the few threads on which
 * files and other names wait as well. IPv4 comes first: not every network has a way out over IPv6.
 */
export const createResolver =
  (servers?: readonly string[]): Resolver =>
  async (host, signal) => {
    signal.throwIfAborted();
    const resolver = new NameResolver(patience);
    if (servers) resolver.setServers(servers);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener("abort", cancel, { once: true });
    try {
      const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      signal.throwIfAborted();
      const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
      const [failure] = answers;
      if (found.length === 0 && failure.status === "rejected") throw failure.reason;
      return found;
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  };

export const systemResolver: Resolver = createResolver();

/** The promise's own outcome, or the signal's reason as soon as it aborts: the promise itself may not know the signal. */
const whileWanted = async <T>(promise: Promise<T>, signal: AbortSignal, unwanted?: (value: T) => void): Promise<T> => {
  let gone: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    gone = () => reject(signal.reason as Error);
    signal.addEventListener("abort", gone, { once: true });
    if (signal.aborted) gone();
  });
  try {
    return await Promise.race([promise, aborted]);
  } catch (error) {
    if (unwanted) promise.then(unwanted, () => undefined);
    throw error;
  } finally {
    signal.removeEventListener("abort", gone as () => void);
  }
};

/** Certificates have to be of these authorities. @default those that Node trusts */
export const createTlsConnector =
  (ca?: string): Connector =>
  ({ address, port, servername }, signal) =>
    new Promise((resolve, reject) => {
      const socket = tlsConnect({
        host: address,
        port,
        servername,
        minVersion: "TLSv1.2",
        ALPNProtocols: ["http/1.1"],
        ...(ca !== undefined && { ca }),
      });
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

export const tlsConnector: Connector = createTlsConnector();

const resolveOnce = async (target: Target, resolve: Resolver, signal: AbortSignal): Promise<readonly string[]> => {
  const addresses = await whileWanted(resolve(target.host, signal), signal).catch((cause: unknown) => {
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
};

const samePeer = (socket: Socket, address: string): boolean => {
  const [actual, wanted] = [parseAddress(socket.remoteAddress ?? ""), parseAddress(address)];
  return actual !== undefined && actual.family === wanted?.family && actual.value === wanted.value;
};

/** Resolves once, checks every address, and connects to one of those and nothing else. */
export const connectTo = async (
  target: Target,
  resolve: Resolver,
  connect: Connector,
  signal: AbortSignal,
): Promise<Socket> => {
  let cause: unknown;
  const addresses = await resolveOnce(target, resolve, signal);
  for (const address of addresses.slice(0, mostTried)) {
    signal.throwIfAborted();
    try {
      const opening = connect({ address, port: target.port, servername: target.host }, signal);
      const socket = await whileWanted(opening, signal, (late) => late.destroy());
      if (samePeer(socket, address)) return socket;
      socket.destroy();
      cause = new Error("the connection leads to another address than the one checked");
    } catch (error) {
      cause = error;
    }
  }
  signal.throwIfAborted();
  throw new EgressRefusal("connection", `host "${target.host}" could not be connected to`, { cause });
};
