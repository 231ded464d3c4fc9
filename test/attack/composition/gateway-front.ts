import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type {
  Gateway,
  GatewayPorts,
  GatewayResponse,
  HeaderEntry,
  IncomingResponse,
  OutgoingRequest,
} from "@mcp-landing-zone/gateway/policy/execute";

/** A place of the gateway and the policy behind it. */
export interface Route {
  readonly matches: (method: string, path: string) => boolean;
  readonly gateway: Gateway;
  readonly name: string;
}

/** The gateway itself reads no larger body, with any policy. */
const longestBody = 4_194_304;

const linesOf = ({ rawHeaders }: IncomingMessage): HeaderEntry[] =>
  Array.from({ length: rawHeaders.length / 2 }, (_, index) => [rawHeaders[2 * index]!, rawHeaders[2 * index + 1]!]);

const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= longestBody) chunks.push(chunk);
  }
  return size === 0 ? undefined : Buffer.concat(chunks);
};

/** Headers that belong to one connection. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "te",
  "trailer",
  "upgrade",
  "content-length",
]);

const write = async ({ status, headers, body }: GatewayResponse, response: ServerResponse): Promise<void> => {
  response.writeHead(status, headers.filter(([name]) => !hopByHop.has(name.toLowerCase())).flat());
  if (!(body instanceof ReadableStream)) return void response.end(body);
  response.flushHeaders();
  Readable.fromWeb(body as NodeStream<Uint8Array>)
    .on("error", () => response.destroy())
    .pipe(response);
};

/** A request that names two hosts, or is not for a path, is none (RFC 9112, 3.2). */
const absolute = ({ url = "/", headers, rawHeaders }: IncomingMessage): URL | undefined => {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host");
  if (hosts.length !== 1) return undefined;
  const text = `http://${headers.host ?? ""}${url}`;
  return url.startsWith("/") && URL.canParse(text) ? new URL(text) : undefined;
};

/** One request through the policy that is published where it asks; what is published nowhere is a 404 with nothing in it. */
export const serveGateway =
  (routes: readonly Route[], ports: GatewayPorts, decided: (by: string) => void, backendPath: string) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const url = absolute(request);
    const method = request.method ?? "GET";
    const route = url && routes.find(({ matches }) => matches(method, url.pathname));
    const body = await bodyOf(request);
    if (!url || !route) {
      decided("gateway:route");
      return void response.writeHead(url ? 404 : 400).end();
    }
    const answer = await route.gateway(
      {
        method,
        url: `http://${request.headers.host}${request.url}`,
        headers: linesOf(request),
        clientIp: request.socket.remoteAddress ?? "",
        backend: { baseUrl: "http://unset.invalid", path: backendPath },
        signal: gone.signal,
        ...(body && { body }),
      },
      ports,
    );
    const { stage } = answer.decision;
    if (stage !== undefined) decided(`gateway:${stage}`);
    await write(answer, response);
  };

/** The hop to the server, with exactly the headers that the policy has left. */
export const forward = async ({ method, url, headers, body, signal }: OutgoingRequest): Promise<IncomingResponse> => {
  const sent = headers.filter(([name]) => !hopByHop.has(name.toLowerCase()) && name.toLowerCase() !== "host");
  const response = await fetch(url, {
    method,
    headers: sent.map(([name, value]) => [name, value] as [string, string]),
    redirect: "manual",
    signal,
    ...(body && { body: Buffer.from(body) }),
  });
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !hopByHop.has(name) && name !== "content-encoding"),
    ...(response.body && { body: response.body as unknown as ReadableStream<Uint8Array> }),
  };
};
