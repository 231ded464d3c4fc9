// What the gateway publishes: the documents of the workload, each under its methods and its path.
import { routes } from "@mcp-landing-zone/contract";
import { approvalsDocument } from "@mcp-landing-zone/gateway/documents/approvals";
import { inspectArguments } from "@mcp-landing-zone/gateway/documents/inspection";
import type { FacadeFacts } from "@mcp-landing-zone/gateway/documents/facade";
import { facadeRoutes } from "@mcp-landing-zone/gateway/documents/facade";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { metadataDocument, metadataPaths } from "@mcp-landing-zone/gateway/documents/metadata";
import type { PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import type { Facts } from "../facts.ts";
import { demoHosts, demoIds } from "../stand-ins/index.ts";

export interface Operation {
  readonly methods: readonly string[];
  /** `*` stands for one name at the end of it. */
  readonly path: string;
  readonly document: PolicyDocument;
  /** What all operations of its API do first. */
  readonly wider?: PolicyDocument;
}

/** One server behind the gateway. */
export interface PublishedServer {
  readonly facts: Facts;
  /** Base URL. */
  readonly url: string;
}

const everyMethod = ["POST", "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"];
const metadataMethods = ["GET", "HEAD", "OPTIONS"];

const endpointOf = ({ origin, endpointPath, base }: Facts) => ({
  host: new URL(origin).hostname,
  path: endpointPath,
  origin,
  ...(base !== "" && { base }),
});

export const mcpFactsOf = (facts: Facts): McpFacts => ({
  name: facts.name,
  endpoint: endpointOf(facts),
  tenantId: demoIds.tenant,
  audience: facts.apiId,
  clients: facts.clients.map(({ clientId }) => clientId) as unknown as McpFacts["clients"],
  scopePrefix: facts.apiIdUri,
  catalogue: facts.catalogue,
  gatewayToken: { resource: facts.apiIdUri, clientId: demoIds.gatewayIdentity },
  backendId: facts.name,
  dailyQuotas: true,
  underGatewaySwitch: true,
  stages: facts.stages,
  underIndicators: true,
  ...(facts.inspects && {
    inspection: inspectArguments({
      endpoint: `https://${demoHosts.contentSafety}`,
      identityClientId: demoIds.gatewayIdentity,
    }),
  }),
});

const facadeFactsOf = (facts: Facts, signIn: string): FacadeFacts => ({
  name: `${facts.name}-facade`,
  endpoint: endpointOf(facts),
  serverName: facts.title,
  tenantId: demoIds.tenant,
  scopePrefix: facts.apiIdUri,
  catalogue: facts.catalogue,
  clients: facts.clients,
  browserOrigins: facts.browserOrigins,
  entra: signIn,
});

interface Published {
  readonly mcp: McpFacts;
  /** Issuer of the tokens, as the metadata name it. */
  readonly authorizationServer: string;
  /** Absent where clients get their tokens from Entra itself. */
  readonly facade?: FacadeFacts;
}

/** All operations of one server, from what its documents are made of. */
export const operationsFrom = ({ mcp, authorizationServer, facade }: Published): readonly Operation[] => {
  const { name, endpoint, scopePrefix, catalogue } = mcp;
  const base = endpoint.base ?? "";
  const metadata = metadataDocument({
    name: `${name}-metadata`,
    endpoint,
    authorizationServer,
    scopePrefix,
    catalogue,
  });
  const approvals = approvalsDocument(mcp);
  return [
    { methods: everyMethod, path: endpoint.path, document: mcpDocument(mcp) },
    { methods: everyMethod, path: `${base}${routes.approvals}`, document: approvals },
    { methods: everyMethod, path: `${base}${routes.approvals}/*`, document: approvals },
    ...metadataPaths(endpoint).map((path) => ({ methods: metadataMethods, path, document: metadata })),
    ...Object.values(facade ? facadeRoutes(facade) : {}).map(({ method, ...route }) => ({
      ...route,
      methods: [method],
    })),
  ];
};

/** All operations, when browsers sign in at `signIn`. */
export const operationsOf = (facts: Facts, signIn: string): readonly Operation[] =>
  operationsFrom({
    mcp: mcpFactsOf(facts),
    ...(facts.mode === "facade"
      ? { authorizationServer: facts.issuer, facade: facadeFactsOf(facts, signIn) }
      : { authorizationServer: `${signIn}/${demoIds.tenant}/v2.0` }),
  });
