// The gateway of the deployment on this machine: the documents of the workload, executed.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import {
  normalLevel,
  gatewaySwitch,
  killSwitch,
  nothingStopped,
  threatLevel,
} from "@mcp-landing-zone/gateway/documents/mcp";
import { type GatewayPorts, inProcess, isAcceptable, signatureChecker } from "@mcp-landing-zone/gateway/policy/execute";
import type { Facts } from "../facts.ts";
import { addressOf, gatewayRequest, writeAnswer } from "./answer.ts";
import { holdBack } from "./hold-back.ts";
import { decisionOf, type GatewayDecision } from "./decision.ts";
import { entraKeys } from "./entra-keys.ts";
import { createIdentityTokens, type IdentityEndpoint } from "./identity-tokens.ts";
import { backendId, mcpFactsOf, operationsOf } from "./operations.ts";
import { createOutgoing, type SecureFront } from "./outgoing.ts";
import { createRouter } from "./router.ts";

interface GatewayOptions {
  readonly facts: Facts;
  /** Where Entra is reached, by browsers and by the gateway. */
  readonly signIn: string;
  /** What Entra's tokens say about who issued them. */
  readonly issuer: string;
  readonly identity: IdentityEndpoint;
  readonly azure: SecureFront;
  /** Base URL of the server. */
  readonly serverUrl: string;
  readonly onDecision: (decision: GatewayDecision) => void;
}

const tooMany = 429;
/** Not five minutes as in the cloud: who turns the keys here wants to see what comes of it. */
const unknownKeyMs = 30_000;

export interface LocalGateway {
  readonly handle: RequestListener;
  /** What is stopped at present. */
  readonly stopped: string;
  /** Stops tools, clients or everything from the next request on. */
  stop(what: string): void;
  /** The threat level: `0`, `1` or `2`. */
  threatLevel: string;
  /** A token of the gateway's own identity for the server. */
  proof(): Promise<string>;
  close(): void;
}

export const createGateway = (options: GatewayOptions): LocalGateway => {
  const { facts, signIn, issuer, serverUrl, onDecision } = options;
  const route = createRouter(operationsOf(facts, signIn));
  const { namedValue } = killSwitch(mcpFactsOf(facts));
  const outgoing = createOutgoing(options.azure);
  const identityToken = createIdentityTokens(options.identity);
  const own = inProcess();
  const threat = threatLevel(namedValue.name.replace(/-switch$/, "")).namedValue;
  let stopped = nothingStopped;
  let level = normalLevel;
  const ports: GatewayPorts = {
    ...own,
    forward: outgoing.send,
    send: outgoing.send,
    checkSignature: signatureChecker({ load: entraKeys(signIn, issuer), now: own.now, retryAfter: unknownKeyMs }),
    identityToken,
    // The switch of all servers stops nothing here, where one server's does the same.
    namedValue: (name) =>
      ({ [namedValue.name]: stopped, [threat.name]: level, [gatewaySwitch.name]: nothingStopped })[name],
    backendUrl: (id) => (id === backendId ? serverUrl : undefined),
    metric: () => undefined,
  };

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = Date.now();
    const { method = "GET" } = message;
    const address = addressOf(message);
    const asksFor = message.headers["access-control-request-method"];
    const run = address && route(method, address.pathname, asksFor);
    if (!address || !run) {
      message.resume();
      response.writeHead(address ? 404 : 400, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ statusCode: address ? 404 : 400 }));
      return;
    }
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const request = await gatewayRequest(message, address, serverUrl, gone.signal);
    const answer = await run(request, ports);
    const { status, decision } = answer;
    onDecision(decisionOf({ method, path: address.pathname, body: request.body, status, decision, startedAt }));
    if (status === tooMany) await holdBack(message.socket);
    await writeAnswer(answer, response, method);
  };

  return {
    // An error of a connection ends that connection, without an answer.
    handle: (message, response) => void serve(message, response).catch(() => response.destroy()),
    get threatLevel() {
      return level;
    },
    set threatLevel(value) {
      if (!/^[0-2]$/.test(value))
        throw new RangeError(`threat level: received ${JSON.stringify(value)}; should be 0, 1 or 2`);
      level = value;
    },
    get stopped() {
      return stopped;
    },
    stop: (what) => {
      if (!isAcceptable(namedValue, what)) {
        throw new RangeError(`switch: received ${JSON.stringify(what)}; should be ${namedValue.description}`);
      }
      stopped = what;
    },
    proof: () => identityToken(mcpFactsOf(facts).gatewayToken as { resource: string; clientId: string }),
    close: outgoing.close,
  };
};
