import { createServer as createHttpServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { jsonReply } from "../http/exchange.ts";
import type { McpServer } from "../server.ts";
import { nodeExchange } from "./exchange.ts";
import { writeReply } from "./write-reply.ts";

/** Whether the message can be read in one way only: HTTP/1.1, with no coding but chunks (RFC 9112, 6.1). */
const isPlain = ({ httpVersion, headers }: IncomingMessage): boolean =>
  httpVersion === "1.1" && (headers["transfer-encoding"] ?? "chunked").toLowerCase() === "chunked";

/** What a listener takes: connections, headers and time. */
export interface ListenLimits {
  /** For all headers of a request to arrive. */
  readonly headersMs: number;
  /** For its body. */
  readonly bodyMs: number;
  /** For a reader to take what was written. */
  readonly stallMs: number;
  /** For requests in work to end once the server stops. */
  readonly drainMs: number;
  /** The largest headers of a request. */
  readonly maxHeaderBytes: number;
  /** Connections at a time. */
  readonly maxConnections: number;
}

const defaultListenLimits: ListenLimits = {
  headersMs: 10_000,
  bodyMs: 10_000,
  stallMs: 30_000,
  drainMs: 20_000,
  maxHeaderBytes: 32_768,
  maxConnections: 2_048,
};

/** A server that listens. */
export interface Listening {
  /** The port that it listens on. */
  readonly port: number;
  /** Says that it is not ready, lets requests in work end, then closes. */
  stop(): Promise<void>;
}

/**
 * The thin edge between Node's sockets and the server.
 *
 * @example
 * declare const server: McpServer;
 * const { port, stop } = await listen(server, { bindAddress: "127.0.0.1", port: 0 });
 * console.log(port);
 * await stop();
 */
export const listen = async (
  server: McpServer,
  where: { readonly bindAddress: string; readonly port: number },
  given: Partial<ListenLimits> = {},
): Promise<Listening> => {
  const limits = { ...defaultListenLimits, ...given };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    try {
      const reply = await server.handle(nodeExchange(request, gone.signal, limits.bodyMs));
      // Request smuggling: the unread rest of a body on a keep-alive connection would be parsed as the next request.
      if (!request.complete) response.setHeader("connection", "close");
      if (!response.destroyed) await writeReply(reply, response, limits.stallMs, gone.signal);
    } catch {
      if (response.headersSent) response.destroy();
      else await writeReply(jsonReply(500, { error: "internal" }), response, limits.stallMs, gone.signal);
    }
  };

  const http = createHttpServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.headersMs + limits.bodyMs,
      connectionsCheckingInterval: Math.min(limits.headersMs, 5_000),
      keepAliveTimeout: 65_000,
      maxHeaderSize: limits.maxHeaderBytes,
    },
    (request, response) => {
      // As what cannot be parsed: before there is a request that could be recorded.
      if (isPlain(request)) void serve(request, response);
      else response.writeHead(400, { connection: "close" }).end();
    },
  );
  http.maxConnections = limits.maxConnections;
  // Node would drop every header after the thousandth, such as a second Authorization or those of the gateway. The limit of bytes holds all the same.
  http.maxHeadersCount = 0;

  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(where.port, where.bindAddress, resolve);
  });

  const drained = async (): Promise<void> => {
    const deadline = Date.now() + limits.drainMs;
    while (server.inWork > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  return {
    port: (http.address() as AddressInfo).port,
    stop: async () => {
      server.drain();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeIdleConnections();
      await drained();
      await server.close();
      http.closeAllConnections();
      await closed;
    },
  };
};
