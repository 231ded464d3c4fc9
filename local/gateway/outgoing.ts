// Requests that the gateway sends: over loopback, with headers as they are, answers handed on while they arrive.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { Readable } from "node:stream";
import type { IncomingResponse, OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";
import { loopback } from "../stand-ins/http/listen.ts";
import { endToEnd } from "./hop-by-hop.ts";

/** Where services of Azure are found by their real names. */
export interface SecureFront {
  readonly port: number;
  /** Certificate of the authority that vouches for the names. */
  readonly authorityFile: string;
}

interface Outgoing {
  send(request: OutgoingRequest): Promise<IncomingResponse>;
  close(): void;
}

const setHere = new Set(["host", "content-length"]);

/** Without a front nothing of Azure is reached. */
export const createOutgoing = (front?: SecureFront): Outgoing => {
  const agent = new Agent({ keepAlive: true });
  const secureAgent = new SecureAgent({ keepAlive: true, ...(front && { ca: readFileSync(front.authorityFile) }) });
  return {
    send: ({ method, url, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const { protocol, hostname, host, port, pathname, search } = new URL(url);
        const isSecure = protocol === "https:";
        if (isSecure && !front) throw new Error(`${host}: nothing of Azure is reached from here`);
        const kept = endToEnd(headers.flat()).filter(([name]) => !setHere.has(name.toLowerCase()));
        const sent = (isSecure ? secureRequest : request)({
          ...(isSecure
            ? { agent: secureAgent, host: loopback, port: front?.port, servername: hostname }
            : { agent, host: hostname, port }),
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
    close: () => {
      agent.destroy();
      secureAgent.destroy();
    },
  };
};
