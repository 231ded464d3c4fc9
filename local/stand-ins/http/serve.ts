// Stand-in for every Azure service: from a Node request to the service that its Host header names, and back.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Faults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import { json } from "./message.ts";
import type { StandInReply, StandInRequest } from "./message.ts";
import type { Service } from "./service.ts";

interface ServeOptions {
  readonly scheme: "http" | "https";
  /** By host name, without port. A name without a service is refused, which also ends DNS rebinding. */
  readonly services: ReadonlyMap<string, Service>;
  readonly faults: Faults;
  readonly journal: Journal;
}

const largestBody = 16 * 1024 * 1024;
const nonsense = "\u0000\ufffd}<not>what was asked for";

const readBody = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const send = (response: ServerResponse, { status, headers, body }: StandInReply): void => {
  const bytes = Buffer.from(body ?? "");
  response.writeHead(status, { "content-length": bytes.length, "x-ms-request-id": randomUUID(), ...headers });
  response.end(bytes);
};

const sendHalf = (response: ServerResponse, { status, headers, body }: StandInReply, then: "cut" | "hang"): void => {
  const bytes = Buffer.from(body ?? "");
  response.writeHead(status, { "content-length": bytes.length, ...headers });
  response.flushHeaders();
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (then === "cut") response.destroy();
  });
};

const strike = async (
  fault: Fault | undefined,
  response: ServerResponse,
  answer: () => Promise<StandInReply>,
): Promise<number> => {
  switch (fault?.kind) {
    case "hang":
      return 0;
    case "reset":
      response.destroy();
      return 0;
    case "status":
      send(response, fault);
      return fault.status;
    case "garbage":
      send(response, { status: 200, headers: { "content-type": "application/json" }, body: fault.body ?? nonsense });
      return 200;
    case "partial": {
      const reply = await answer();
      sendHalf(response, reply, fault.then ?? "cut");
      return reply.status;
    }
    case "delay":
      await sleep(fault.ms, undefined, { ref: false });
  }
  const reply = await answer();
  send(response, reply);
  return reply.status;
};

export const serve = ({ scheme, services, faults, journal }: ServeOptions): RequestListener => {
  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = message.headers.host ?? "";
    const origin = `${scheme}://${host}`;
    const service = URL.canParse(origin) ? services.get(new URL(origin).hostname) : undefined;
    const target = `${origin}${message.url ?? ""}`;
    if (!service || !message.url?.startsWith("/") || !URL.canParse(target)) {
      send(response, json(421, { error: { code: "MisdirectedRequest", message: `No stand-in for host "${host}"` } }));
      return;
    }
    const { searchParams } = new URL(target);
    const path = message.url.replace(/\?.*$/, "");
    const method = message.method ?? "GET";
    const body = await readBody(message);
    const answer = async (): Promise<StandInReply> => {
      if (!body)
        return json(413, { error: { code: "RequestBodyTooLarge", message: "The request body is too large." } });
      const request: StandInRequest = { method, path, query: searchParams, headers: message.headers, body, origin };
      return service.handle(request);
    };
    const status = await strike(faults.strike(service.name, method, path), response, answer);
    journal.write({ service: service.name, method, path, status });
  };
  return (message, response) => {
    handle(message, response).catch((error: unknown) => {
      if (response.headersSent || message.destroyed) return response.destroy();
      send(response, json(500, { error: { code: "StandInFailed", message: String(error) } }));
    });
  };
};
