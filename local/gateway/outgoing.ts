// Requests that the gateway sends: over loopback, with headers as they are, answers handed on while they arrive.
import { Agent, request } from "node:http";
import { Readable } from "node:stream";
import type { IncomingResponse, OutgoingRequest } from "@mcp-landing-zone/constructs/gateway/policy";
import { endToEnd } from "./hop-by-hop.ts";

export interface Outgoing {
  send(request: OutgoingRequest): Promise<IncomingResponse>;
  close(): void;
}

const setHere = new Set(["host", "content-length"]);

export const createOutgoing = (): Outgoing => {
  const agent = new Agent({ keepAlive: true });
  return {
    send: ({ method, url, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const { protocol, hostname, host, port, pathname, search } = new URL(url);
        if (protocol !== "http:") throw new Error(`${protocol}//${host} is not on this machine`);
        const kept = endToEnd(headers.flat()).filter(([name]) => !setHere.has(name.toLowerCase()));
        const sent = request({
          agent,
          host: hostname,
          port,
          path: `${pathname}${search}`,
          method,
          headers: [...kept.flat(), "Host", host, ...(body ? ["Content-Length", String(body.length)] : [])],
          signal,
        });
        sent.once("error", reject);
        sent.once("response", (answer) => {
          const { statusCode = 0, statusMessage = "", rawHeaders } = answer;
          const stream = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
          resolve({ status: statusCode, reason: statusMessage, headers: endToEnd(rawHeaders), body: stream });
        });
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
};
