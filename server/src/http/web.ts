import { emptyReply, streamReply, wholeBody } from "./exchange.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { Refusal } from "../refusal/refusal.ts";

/** Between our plain values and the web's `Request` and `Response`. */

const collect = async (stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Refusal("body-too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

export const exchangeOf = (request: Request): Exchange => {
  const { pathname, search, host } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: { get: (name) => request.headers.get(name) ?? (name === "host" ? host : null) },
    peer: "",
    signal: request.signal,
    readBody: (limit) => collect(request.body, limit),
  };
};

const forwarded = [
  "accept",
  "content-type",
  "mcp-protocol-version",
  "mcp-method",
  "mcp-name",
  "mcp-session-id",
  "last-event-id",
];

/** The request as the protocol layer sees it after authentication: without credentials. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
}

export const wireOf = ({ method, path, headers, signal }: Exchange): Wire => {
  const passed = new Map<string, string>();
  for (const name of forwarded) {
    const value = headers.get(name);
    if (value !== null && value !== undefined) passed.set(name, value);
  }
  return { method, path, headers: passed, signal };
};

/** The same for the SDK. */
export const requestOf = ({ method, path, headers, signal }: Wire): Request =>
  new Request(`http://server.invalid${path}`, { method, headers: [...headers], signal });

const passedBack = ["content-type", "allow", "mcp-session-id", "www-authenticate"];

export const replyOf = async (response: Response): Promise<Reply> => {
  const headers: Record<string, string> = {};
  for (const name of passedBack) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  if (response.body && headers["content-type"]?.startsWith("text/event-stream")) {
    return streamReply(response.body, headers);
  }
  const body = await response.text();
  return { ...emptyReply(response.status, headers), ...(body !== "" && { body }) };
};

export const responseOf = ({ status, headers, body }: Reply): Response =>
  new Response(body instanceof ReadableStream ? body : body === undefined ? null : wholeBody(body), {
    status,
    headers: { ...headers },
  });
