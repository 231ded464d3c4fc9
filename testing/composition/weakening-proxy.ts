import { createServer, request as httpRequest } from "node:http";
import type { IncomingHttpHeaders, Server } from "node:http";

interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Something between client and gateway that undoes a protection with the best of intentions. */
export interface Proxy {
  readonly request?: (passing: Passing) => Passing;
  readonly answer?: (body: string, path: string) => string;
}

/** The headers without those that say where a body ends, which is another place when the body was changed. */
const unframed = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name !== "content-length" && name !== "transfer-encoding"),
  );

export const createProxy = (proxy: Proxy, port: number): Server =>
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "GET", url = "/", headers } = request;
      const given: Passing = {
        method,
        path: url,
        headers: { ...headers },
        body: Buffer.concat(chunks).toString("utf8"),
      };
      const sent = proxy.request?.(given) ?? given;
      const body = Buffer.from(sent.body);
      const outgoing = httpRequest(
        {
          host: "127.0.0.1",
          port,
          method: sent.method,
          path: sent.path,
          setHost: false,
          headers: { ...unframed(sent.headers), ...(body.length > 0 && { "content-length": body.length }) },
        },
        (incoming) => {
          const answer: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => answer.push(chunk));
          incoming.on("end", () => {
            const text = Buffer.concat(answer).toString("utf8");
            response
              .writeHead(incoming.statusCode ?? 502, unframed(incoming.headers))
              .end(proxy.answer?.(text, sent.path) ?? text);
          });
        },
      );
      outgoing.once("error", () => response.writeHead(502).end());
      outgoing.end(body);
    });
  });
