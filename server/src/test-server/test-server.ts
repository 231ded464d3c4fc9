import { headers as headerNames, readSettings, writeSettings } from "@mcp-landing-zone/contract";
import type { AuditEvent, CatalogueScope, SettingValues, ToolCatalogue } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import type { TokenVerifier } from "../identity/token.ts";
import { TokenRejected } from "../identity/token-rejected.ts";
import type { LogLine } from "../log.ts";
import type { Ports } from "../ports.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import { createServer } from "../server.ts";
import type { McpServer } from "../server.ts";
import { createMemoryState } from "../state/memory.ts";
import type { Tool } from "../tools/define-tool.ts";
import { createCaller } from "./caller.ts";
import { catalogueOf } from "./catalogue-of.ts";
import type { Caller } from "./caller.ts";
import { gatewayToken, parties, tokenOf } from "./people.ts";
import type { Rights, Said } from "./people.ts";
import { createScriptedShield } from "./scripted-shield.ts";
import type { ScriptedShield } from "./scripted-shield.ts";

/** What `createTestServer` takes. */
export interface TestServerOptions {
  /** The tools to test. */
  readonly tools: readonly Tool[];
  /** The resources to test. @default none */
  readonly resources?: readonly Resource[];
  /** The prompts to test. @default none */
  readonly prompts?: readonly Prompt[];
  /** The catalogue that the server checks at its start. @default tools, resources and prompts, sealed with `scopes` */
  readonly catalogue?: ToolCatalogue;
  /** The scopes of the catalogue. @default the scopes that these name, for people and applications */
  readonly scopes?: readonly CatalogueScope[];
  /** Settings other than the usual ones. @default what a server behind a gateway has */
  readonly settings?: Partial<SettingValues>;
  /** What differs from the ports in memory. */
  readonly ports?: Partial<Ports>;
  /** Milliseconds since the epoch. @default a clock that stands still until `pass` moves it */
  readonly clock?: Clock;
}

/** A line that a tool wrote. */
export interface WrittenLine {
  /** How important it is. */
  readonly level: LogLine["level"];
  /** What the tool wrote. */
  readonly line: string;
  /** The call that wrote it. */
  readonly correlationId: string;
}

/** A server without a socket, with everything that it recorded. */
export interface TestServer {
  /** The server itself. */
  readonly server: McpServer;
  /** The catalogue that it checks at its start. */
  readonly catalogue: ToolCatalogue;
  /** A person, by any name. */
  person(name: string, rights?: Rights): Caller;
  /** An application without a user, by any name. */
  application(name: string, rights?: Rights): Caller;
  /** What the shield finds, and whether it answers. */
  readonly shield: ScriptedShield;
  /** The audit trail, as it would be written. */
  readonly audit: readonly AuditEvent[];
  /** Lines that tools wrote. */
  readonly log: readonly WrittenLine[];
  /** Errors behind refusals without details. */
  readonly reported: readonly unknown[];
  /** Moves the clock. */
  pass(seconds: number): void;
  /** A request as the gateway would pass it on, for a listener. */
  handle(exchange: Exchange): Promise<Reply>;
}

const settingsOf = (catalogue: ToolCatalogue, given: Partial<SettingValues> = {}) => {
  const publicUrl = given.publicUrl ?? "https://mcp.example.com/mcp";
  return readSettings(
    writeSettings({
      publicUrl,
      tenantId: parties.tenant,
      identityClientId: parties.server,
      apiClientId: parties.api,
      apiIdUri: "api://mcp.example.com",
      allowedClients: [parties.client],
      gatewayClientId: parties.gateway,
      contentSafetyEndpoint: "https://safety.example",
      documentsEndpoint: "https://documents.example",
      auditEndpoint: "https://audit.example",
      auditKeyUrl: "https://vault.example/keys/audit",
      approvalsUrl: new URL("/approvals", publicUrl).href,
      catalogueDigest: catalogue.digest,
      ...given,
    }),
  );
};

const tokenSeconds = 3_600;
const gateway = "gateway";

/**
 * A server as it is deployed, with its ports in memory: rights, limits, schemas, approvals, inspection, redaction and records are the real ones.
 * Entra, the gateway and the cloud's shield are tables that a test fills.
 *
 * @example
 * declare const greet: Tool;
 * const { person } = createTestServer({ tools: [greet] });
 * const { isError } = await person("alice").call("greet", { name: "Ada" });
 * console.log(isError);
 */
export const createTestServer = (options: TestServerOptions): TestServer => {
  const { tools, resources = [], prompts = [] } = options;
  const catalogue = options.catalogue ?? catalogueOf(tools, options.scopes, { resources, prompts });
  const settings = settingsOf(catalogue, options.settings);
  const shield = createScriptedShield();
  const [audit, log, reported]: [AuditEvent[], WrittenLine[], unknown[]] = [[], [], []];
  let now = 1_800_000_000_000;
  const clock = options.clock ?? (() => now);
  const tokens = new Map<string, Said>([[gateway, gatewayToken(settings.gatewayRole)]]);
  const verifyToken: TokenVerifier = async (token) => {
    const said = tokens.get(token);
    if (!said) throw new TokenRejected("not a known token");
    return { ...said, expiresAt: Math.floor(clock() / 1_000) + tokenSeconds };
  };
  const server = createServer({
    ...{ tools, resources, prompts, catalogue, settings },
    ports: {
      verifyToken,
      shield,
      state: createMemoryState(clock),
      audit: { record: async (event) => void audit.push(event) },
      onBehalfOf: async ({ principal }, scope) => `token of ${principal.key} for ${scope}`,
      clock,
      report: (error) => reported.push(error),
      log: (level, line, { correlationId }) => void log.push({ level, line, correlationId }),
      ...options.ports,
    },
  });
  const proof = `Bearer ${gateway}`;
  const handle = (exchange: Exchange): Promise<Reply> => {
    const { headers } = exchange;
    const proven = { get: (name: string) => (name === headerNames.gatewayProof ? proof : headers.get(name)) };
    return server.handle({ ...exchange, headers: proven });
  };
  const every = catalogue.scopes.map(({ name }) => name);
  const caller = (name: string, kind: Said["kind"], rights: Rights): Caller => {
    const { scopes = every, roles = [], contexts = [] } = rights;
    const { token = `${kind}-${name}-${[...scopes, ...roles, ...contexts].join("-")}` } = rights;
    tokens.set(token, tokenOf(name, kind, { scopes, roles, contexts }));
    return createCaller({ token, proof, fetch: server.fetch, publicUrl: settings.publicUrl });
  };
  return {
    ...{ server, catalogue, shield, audit, log, reported, handle },
    person: (name, rights = {}) => caller(name, "user", rights),
    application: (name, rights = {}) => caller(name, "application", rights),
    pass: (seconds) => {
      now += seconds * 1_000;
    },
  };
};
