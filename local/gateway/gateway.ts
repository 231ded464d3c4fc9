// The gateway of the deployment on this machine: the documents of the workload, executed.
import type { RequestListener } from "node:http";
import { setTimeout as timer } from "node:timers/promises";
import {
  normalLevel,
  gatewayIndicators,
  gatewaySwitch,
  killSwitch,
  nothingIndicated,
  nothingStopped,
  threatLevel,
} from "@mcp-landing-zone/gateway/documents/mcp";
import type { GatewayPorts } from "@mcp-landing-zone/gateway/policy/execute";
import { inProcess, isAcceptable, signatureChecker } from "@mcp-landing-zone/gateway/policy/execute";
import type { Facts } from "../facts.ts";
import type { GatewayDecision } from "./decision.ts";
import { entraKeys } from "./entra-keys.ts";
import { createFront } from "./front.ts";
import type { IdentityEndpoint } from "./identity-tokens.ts";
import { createIdentityTokens } from "./identity-tokens.ts";
import type { PublishedServer } from "./operations.ts";
import { mcpFactsOf, operationsOf } from "./operations.ts";
import type { SecureFront } from "./outgoing.ts";
import { createOutgoing } from "./outgoing.ts";

interface GatewayOptions {
  /** The first is meant where none is named. */
  readonly servers: readonly [PublishedServer, ...PublishedServer[]];
  /** Where Entra is reached, by browsers and by the gateway. */
  readonly signIn: string;
  /** The issuer of Entra's tokens. */
  readonly issuer: string;
  readonly identity: IdentityEndpoint;
  readonly azure: SecureFront;
  readonly onDecision: (decision: GatewayDecision) => void;
  /** Indicators of compromise that hold at every server, as the named value has them. @default none */
  readonly indicators?: string;
  /** How a caller that sends too much is made to wait. @default a timer that keeps no process alive */
  readonly sleep?: GatewayPorts["sleep"];
}

/** Shorter than the cloud's five minutes, so that a rotation of keys shows its effect at once. */
const unknownKeyMs = 30_000;

export interface LocalGateway {
  readonly handle: RequestListener;
  /** What is stopped at present, at the first server. */
  readonly stopped: string;
  /** What is stopped at one server. */
  stoppedAt(server: string): string;
  /** Stops tools, clients or everything from the next request on, at one server. @default the first server */
  stop(what: string, server?: string): void;
  /** The threat level of every server: `0`, `1` or `2`. */
  threatLevel: string;
  /** A token of the gateway's own identity for the server. */
  proof(): Promise<string>;
  close(): void;
}

/** The named values that an operator turns at one server. */
const switchOf = (facts: Facts) => {
  const { namedValue: stop } = killSwitch(mcpFactsOf(facts));
  const { namedValue: level } = threatLevel(facts.name);
  return { stop, level };
};

export const createGateway = (options: GatewayOptions): LocalGateway => {
  const { servers, signIn, issuer, onDecision } = options;
  const [{ facts }, ...others] = servers;
  const first = switchOf(facts);
  const switches = new Map([
    [facts.name, first],
    ...others.map((server) => [server.facts.name, switchOf(server.facts)] as const),
  ]);
  const values = new Map(
    [...switches.values()].flatMap(({ stop, level }) => [
      [stop.name, nothingStopped],
      [level.name, normalLevel],
    ]),
  );
  values.set(gatewayIndicators.name, options.indicators ?? nothingIndicated);
  const outgoing = createOutgoing(options.azure);
  const identityToken = createIdentityTokens(options.identity);
  const own = inProcess();
  const ports: GatewayPorts = {
    ...own,
    sleep: options.sleep ?? ((milliseconds) => timer(milliseconds, undefined, { ref: false })),
    forward: outgoing.send,
    send: outgoing.send,
    checkSignature: signatureChecker({ load: entraKeys(signIn, issuer), now: own.now, retryAfter: unknownKeyMs }),
    identityToken,
    // The switch of all servers stops nothing here, where one server's does the same.
    namedValue: (name) => (name === gatewaySwitch.name ? nothingStopped : values.get(name)),
    backendUrl: (id) => servers.find((server) => server.facts.name === id)?.url,
    metric: () => undefined,
  };

  return {
    handle: createFront({
      servers: servers.map(({ facts, url }) => ({
        operations: operationsOf(facts, signIn),
        server: { name: facts.name, url },
      })),
      ports,
      onDecision,
    }),
    get threatLevel() {
      return values.get(first.level.name) ?? normalLevel;
    },
    set threatLevel(value) {
      if (!/^[0-2]$/.test(value))
        throw new RangeError(`threat level: received ${JSON.stringify(value)}; should be 0, 1 or 2`);
      for (const { level } of switches.values()) values.set(level.name, value);
    },
    get stopped() {
      return values.get(first.stop.name) ?? nothingStopped;
    },
    stoppedAt: (server) => values.get(switches.get(server)?.stop.name ?? "") ?? nothingStopped,
    stop: (what, server = facts.name) => {
      const turned = switches.get(server)?.stop;
      if (!turned)
        throw new RangeError(
          `server: received ${JSON.stringify(server)}; should be one of ${[...switches.keys()].join(", ")}`,
        );
      if (!isAcceptable(turned, what)) {
        throw new RangeError(`switch: received ${JSON.stringify(what)}; should be ${turned.description}`);
      }
      values.set(turned.name, what);
    },
    proof: () => identityToken(mcpFactsOf(facts).gatewayToken as { resource: string; clientId: string }),
    close: outgoing.close,
  };
};
