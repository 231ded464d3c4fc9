import type { IncomingMessage } from "node:http";
import type { Exchange, HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";

/** Headers as sent: a name sent twice has both values, where Node would silently keep one of them. */
const headersOf = ({ rawHeaders }: IncomingMessage): HeaderReader => {
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] as string).toLowerCase();
    const value = rawHeaders[at + 1] as string;
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return values;
};

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

/** A body that has arrived as a whole while its caller was checked, as short ones have: there is nothing to wait for, and no time to measure. */
const arrivedBody = (request: IncomingMessage): Buffer | undefined =>
  request.complete && !request.destroyed ? ((request.read() as Buffer | null) ?? Buffer.alloc(0)) : undefined;

const readBody = async (request: IncomingMessage, announced: number, limit: number, milliseconds: number) => {
  if (announced > limit) throw new Refusal("body-too-large");
  const arrived = arrivedBody(request);
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
