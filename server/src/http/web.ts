import { emptyReply, streamReply } from "./exchange.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { Refusal } from "./refusal.ts";

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

/** The request for the protocol layer: only what it has to know. The caller's credentials stay behind. */
export const requestOf = ({ method, path, headers, signal }: Exchange): Request => {
  const passed = new Headers();
  for (const name of forwarded) {
    const value = headers.get(name);
    if (value !== null && value !== undefined) passed.set(name, value);
  }
  return new Request(`http://server.invalid${path}`, { method, headers: passed, signal });
};

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
  new Response(body ?? null, { status, headers: { ...headers } });
