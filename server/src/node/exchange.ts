import type { IncomingMessage } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { Exchange, HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";

/**
 * Headers as sent: a name sent twice has both values, where Node would silently keep one of them. Few of them are asked for, so each is looked for when it is:
 * to put all of them in order first costs more.
 */
const headersOf = ({ rawHeaders }: IncomingMessage): HeaderReader => ({
  get: (name) => {
    let found: string | undefined;
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
      const given = rawHeaders[at] as string;
      if (given.length !== name.length || given.toLowerCase() !== name) continue;
      const value = rawHeaders[at + 1] as string;
      found = found === undefined ? value : `${found}, ${value}`;
    }
    return found;
  },
});

const awaitBody = (request: IncomingMessage, limit: number, milliseconds: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      request.off("data", onData);
      act();
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.byteLength;
      if (size > limit) settle(() => reject(new Refusal("body-too-large")));
      else chunks.push(chunk);
    };
    const timer = setTimeout(() => settle(() => reject(new Refusal("body-too-slow"))), milliseconds);
    request.on("data", onData);
    request.once("end", () =>
      settle(() => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))),
    );
    request.once("error", () => settle(() => reject(new Refusal("body-cut-off"))));
  });

/** A body that has arrived as a whole: there is nothing to wait for, and no time to measure. */
const arrivedBody = (request: IncomingMessage): Buffer | undefined =>
  request.complete && !request.destroyed ? ((request.read() as Buffer | null) ?? Buffer.alloc(0)) : undefined;

const readBody = async (request: IncomingMessage, announced: number, limit: number, milliseconds: number) => {
  if (announced > limit) throw new Refusal("body-too-large");
  // Node tells of a request when it has its headers. A short body came with them, and is read in the same turn of the event loop.
  if (!request.complete) await setImmediate();
  const arrived = arrivedBody(request);
  if (request.destroyed) throw new Refusal("body-cut-off");
  if (arrived === undefined) return awaitBody(request, limit, milliseconds);
  if (arrived.byteLength > limit) throw new Refusal("body-too-large");
  return arrived;
};

/** A request as Node knows it, as a plain value. */
export const nodeExchange = (request: IncomingMessage, signal: AbortSignal, bodyMilliseconds: number): Exchange => {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  const headers = headersOf(request);
  return {
    method: request.method ?? "GET",
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? "" : url.slice(mark + 1),
    headers,
    peer: request.socket.remoteAddress ?? "",
    signal,
    readBody: (limit) => readBody(request, Number(headers.get("content-length") ?? 0), limit, bodyMilliseconds),
  };
};
