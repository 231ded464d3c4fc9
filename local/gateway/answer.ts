// From a Node request to the interpreter and back: bodies in, streams out, nothing buffered on the way back.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { GatewayRequest, GatewayResponse, HeaderEntry } from "@mcp-landing-zone/gateway/policy/execute";

/** More than any document allows, so that it is they who refuse; beyond it the connection is cut. */
const mostBytes = 4 * 1024 * 1024;

const readBody = async (message: IncomingMessage): Promise<Uint8Array | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error("the body is larger than any document allows");
    chunks.push(chunk);
  }
  return size > 0 ? Buffer.concat(chunks) : undefined;
};

/** Whether the message can be read in one way only: HTTP/1.1, with no coding but chunks (RFC 9112, 6.1). */
const isPlain = ({ httpVersion, headers }: IncomingMessage): boolean =>
  httpVersion === "1.1" && (headers["transfer-encoding"] ?? "chunked").toLowerCase() === "chunked";

/** The address a client asked for, or nothing when it named none that can be one, or asked in a form that could mean two. */
export const addressOf = (message: IncomingMessage): URL | undefined => {
  const { url = "", headers: { host = "" }, rawHeaders, socket } = message; // prettier-ignore
  const text = `http://${host}${url}`;
  if (!isPlain(message)) return undefined;
  // A host with a path in it would make another address than the one that was sent.
  const isName = url.startsWith("/") && /^[A-Za-z0-9.:[\]-]+$/.test(host);
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host");
  if (!isName || hosts.length !== 1 || !URL.canParse(text)) return undefined;
  const address = new URL(text);
  // A path that is another one once its dots are resolved, or that ends at a fragment, leads two programs to two places.
  if (address.pathname !== url.split("?", 1)[0]) return undefined;
  // another spelling of an address, such as 127.1 or 2130706433, and another port are other names than the one that is served.
  const isAsWritten = address.host === host.toLowerCase() || `${address.host}:80` === host;
  // A foreign name goes on to the policy, which refuses and records it; the served one on another port would pass there.
  const isForeign = address.hostname !== "127.0.0.1";
  return isAsWritten && (isForeign || Number(address.port || 80) === socket.localPort) ? address : undefined;
};

const entriesOf = (raw: readonly string[]): readonly HeaderEntry[] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []));

export const gatewayRequest = async (
  message: IncomingMessage,
  address: URL,
  backendUrl: string,
  signal: AbortSignal,
): Promise<GatewayRequest> => {
  const body = await readBody(message);
  return {
    method: message.method ?? "GET",
    url: address.href,
    headers: entriesOf(message.rawHeaders),
    clientIp: message.socket.remoteAddress ?? "",
    backend: { baseUrl: backendUrl, path: address.pathname },
    signal,
    ...(body && { body }),
  };
};

export const writeAnswer = async (
  { status, reason, headers, body }: GatewayResponse,
  response: ServerResponse,
  method: string | undefined,
): Promise<void> => {
  const streams = body instanceof ReadableStream;
  const sized = headers.some(([name]) => name.toLowerCase() === "content-length");
  const length = streams || sized ? [] : ["Content-Length", String(body?.length ?? 0)];
  response.writeHead(status, reason === "" ? undefined : reason, [...headers.flat(), ...length]);
  if (!streams) {
    response.end(method === "HEAD" ? undefined : body);
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), response);
};
