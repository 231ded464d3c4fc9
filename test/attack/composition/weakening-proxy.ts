import { createServer, request as httpRequest } from "node:http";
import type { IncomingHttpHeaders, Server } from "node:http";

export interface Passing {
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

export const createProxy = (proxy: Proxy, port: () => number): Server =>
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
      const { "content-length": _length, "transfer-encoding": _encoding, ...rest } = sent.headers;
      const body = Buffer.from(sent.body);
      const outgoing = httpRequest(
        {
          host: "127.0.0.1",
          port: port(),
          method: sent.method,
          path: sent.path,
          setHost: false,
          headers: { ...rest, ...(body.length > 0 && { "content-length": body.length }) },
        },
        (incoming) => {
          const answer: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => answer.push(chunk));
          incoming.on("end", () => {
            const text = Buffer.concat(answer).toString("utf8");
            const { "content-length": _old, "transfer-encoding": _chunked, ...kept } = incoming.headers;
            response.writeHead(incoming.statusCode ?? 502, kept).end(proxy.answer?.(text, sent.path) ?? text);
          });
        },
      );
      outgoing.once("error", () => response.writeHead(502).end());
      outgoing.end(body);
    });
  });
