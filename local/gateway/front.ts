// The gateway's side towards clients: finds the document of a request, executes it, and writes the answer. The laptop and the attack suite have this one.
import { randomInt } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { GatewayPorts } from "@mcp-landing-zone/gateway/policy/execute";
import { addressOf, gatewayRequest, writeAnswer } from "./answer.ts";
import { claimedCaller } from "./claimed-caller.ts";
import type { GatewayDecision } from "./decision.ts";
import { decisionOf } from "./decision.ts";
import type { ServerOperations } from "./router.ts";
import { createRouter } from "./router.ts";
import { watchStages } from "./stage-watch.ts";

interface FrontOptions {
  readonly servers: readonly ServerOperations[];
  readonly ports: GatewayPorts;
  readonly onDecision: (decision: GatewayDecision) => void;
}

const tooMany = 429;
export const shortestHoldMs = 500;

/**
 * A caller that sends too much waits for its refusals, so that a flood does not take the time of others. Meanwhile nothing more is read of the
 * connection, including requests sent ahead. Not equally long for all, who would come back at once.
 */
const holdBack = async (socket: Socket, { sleep }: GatewayPorts): Promise<void> => {
  socket.pause();
  await sleep(randomInt(shortestHoldMs, 2 * shortestHoldMs));
  socket.resume();
};

export const createFront = ({ servers, ports, onDecision }: FrontOptions): RequestListener => {
  const route = createRouter(servers);
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = Date.now();
    const { method = "GET" } = message;
    const address = addressOf(message);
    const asksFor = message.headers["access-control-request-method"];
    const found = address && route(method, address.pathname, asksFor);
    if (!address || !found) {
      message.resume();
      response.writeHead(address ? 404 : 400, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ statusCode: address ? 404 : 400 }));
      return;
    }
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const { run, document, server } = found;
    const request = await gatewayRequest(message, address, server.url, gone.signal);
    const watch = watchStages(ports);
    const answer = await run(request, watch.ports);
    const { status, decision } = answer;
    onDecision(
      decisionOf({
        ...{ method, path: address.pathname, body: request.body, status, decision, startedAt, document },
        server: server.name,
        noted: watch.noted(),
        caller: claimedCaller(message.headers),
      }),
    );
    if (status === tooMany) await holdBack(message.socket, ports);
    await writeAnswer(answer, response, method);
  };
  // An error of a connection ends that connection, without an answer.
  return (message, response) => void serve(message, response).catch(() => response.destroy());
};
