import { auditEventProblems, headers as headerNames, readSettings, writeSettings } from "@mcp-landing-zone/contract";
import type { AuditEvent, CatalogueScope, Settings, SettingValues, ToolCatalogue } from "@mcp-landing-zone/contract";
import { createMemoryShield } from "@mcp-landing-zone/content";
import { createSigningKeys } from "../server/src/identity/signing-keys.ts";
import type { FetchKeys } from "../server/src/identity/signing-keys.ts";
import { createTokenVerifier } from "../server/src/identity/token.ts";
import type { Clock } from "../server/src/clock.ts";
import type { ProtocolFixtures } from "../server/src/mcp/fixtures.ts";
import type { Ports } from "../server/src/ports.ts";
import { createServer } from "../server/src/server.ts";
import type { McpServer } from "../server/src/server.ts";
import type { Prompt } from "../server/src/readings/define-prompt.ts";
import type { Resource } from "../server/src/readings/define-resource.ts";
import { createMemoryState } from "../server/src/state/memory.ts";
import { catalogueOf, scope } from "../server/src/test-server/catalogue-of.ts";
import { answerOf, legacy, modern } from "../server/src/test-server/messages.ts";
import type { Tool } from "../server/src/tools/define-tool.ts";
import { createTestIssuer, testIssuerUrl, testKeysUrl, testTenant } from "./issuer.ts";
import type { TestIssuer } from "./issuer.ts";

export { catalogueOf, scope };

export const publicUrl = "https://mcp.example.com/mcp";

/** What the shield of every test takes for an attack. */
export const attackText = "(attack)";

export interface HarnessOptions {
  readonly tools?: readonly Tool[];
  readonly resources?: readonly Resource[];
  readonly prompts?: readonly Prompt[];
  readonly instructions?: string;
  readonly scopes?: readonly CatalogueScope[];
  readonly settings?: Partial<SettingValues>;
  readonly ports?: Partial<Ports>;
  readonly fetchKeys?: FetchKeys;
  readonly fixtures?: ProtocolFixtures;
  readonly withoutLeanLane?: boolean;
  /** A server made elsewhere, with its catalogue. */
  readonly create?: (settings: Settings, ports: Ports) => McpServer;
  readonly catalogue?: ToolCatalogue;
  /** @default a clock that stands still until it is set */
  /** @default true */
  readonly hasApprovers?: boolean;
  readonly clock?: Clock;
}

/** A server in memory, an issuer it trusts, and everything it recorded. */
export interface Harness {
  readonly server: McpServer;
  readonly issuer: TestIssuer;
  readonly catalogue: ToolCatalogue;
  readonly settings: Settings;
  readonly events: AuditEvent[];
  readonly reported: unknown[];
  readonly pass: (seconds: number) => void;
  /** Sends as the gateway does, with `token` as the caller's. */
  readonly send: (request: Sent) => Promise<Response>;
}

export interface Sent {
  readonly token: string | undefined;
  readonly body?: unknown;
  readonly method?: string;
  readonly path?: string;
  /** Undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

const testSettings = (catalogueDigest: string, hasApprovers: boolean, more: Partial<SettingValues> = {}): Settings =>
  readSettings(
    writeSettings({
      publicUrl,
      tenantId: testTenant.tenantId,
      identityClientId: testTenant.identityClientId,
      apiClientId: testTenant.apiClientId,
      apiIdUri: publicUrl,
      allowedClients: [testTenant.clientId],
      gatewayClientId: testTenant.gatewayClientId,
      contentSafetyEndpoint: "https://safety.example",
      documentsEndpoint: "https://documents.example",
      auditEndpoint: "https://audit.example",
      auditKeyUrl: "https://vault.example/keys/audit",
      ...(hasApprovers && { approvalsUrl: new URL("/approvals", publicUrl).href }),
      catalogueDigest,
      ...more,
    }),
  );

export const createHarness = async (options: HarnessOptions = {}): Promise<Harness> => {
  let now = 1_800_000_000_000;
  const clock = options.clock ?? ((): number => now);
  const issuer = await createTestIssuer(clock);
  const events: AuditEvent[] = [];
  const reported: unknown[] = [];
  const tools = options.tools ?? [];
  const catalogue = options.catalogue ?? catalogueOf(tools, options.scopes, options);
  const settings = testSettings(catalogue.digest, options.hasApprovers ?? true, options.settings);
  const ports: Ports = {
    verifyToken: createTokenVerifier({
      keys: createSigningKeys({
        url: testKeysUrl,
        clock,
        fetch: options.fetchKeys ?? (async () => Response.json(issuer.jwks())),
      }),
      issuer: testIssuerUrl,
      audience: testTenant.apiClientId,
      tenantId: testTenant.tenantId,
      clock,
    }),
    shield: createMemoryShield((text) => text.includes(attackText)),
    state: createMemoryState(clock),
    audit: {
      record: async (event) => {
        const problems = auditEventProblems(event);
        if (problems.length > 0) throw new Error(problems.join("; "));
        events.push(event);
      },
    },
    observe: () => undefined,
    onBehalfOf: async () => "downstream-token",
    clock,
    report: (error) => reported.push(error),
    ...options.ports,
  };
  const create =
    options.create ??
    (() =>
      createServer({
        tools,
        ...(options.resources && { resources: options.resources }),
        ...(options.prompts && { prompts: options.prompts }),
        catalogue,
        settings,
        ports,
        ...(options.fixtures && { fixtures: options.fixtures }),
        ...(options.withoutLeanLane && { leanLane: false }),
      }));
  const server = create(settings, ports);
  const send = async ({
    token,
    body,
    method = "POST",
    path = "/mcp",
    headers = {},
    signal,
  }: Sent): Promise<Response> => {
    const all: Readonly<Record<string, string | undefined>> = {
      host: "mcp.example.com",
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      [headerNames.gatewayProof]: `Bearer ${await issuer.gateway()}`,
      authorization: token === undefined ? undefined : `Bearer ${token}`,
      ...headers,
    };
    const sent = new Headers();
    for (const [name, value] of Object.entries(all)) if (value !== undefined) sent.set(name, value);
    const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    return server.fetch(
      new Request(new URL(path, publicUrl), {
        method,
        headers: sent,
        ...(text !== undefined && { body: text }),
        ...(signal && { signal }),
      }),
    );
  };
  return {
    server,
    issuer,
    catalogue,
    settings,
    events,
    reported,
    send,
    pass: (seconds) => (now += seconds * 1_000),
  };
};

export { answerOf, legacy, modern };
export const eras = { modern, legacy } as const;
export type Era = keyof typeof eras;
