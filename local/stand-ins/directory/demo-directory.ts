// Stand-in for a Microsoft Entra tenant: the one that a deployment would find after `workload` was applied to it.
import { azureServices, graphClientId, tokenExchangeUri } from "./azure-services.ts";
import type { Directory, Person } from "./directory.ts";

/** GUIDs that say by themselves whose they are. */
export const demoIds = {
  tenant: "10000000-0000-4000-8000-00000000000a",
  api: "30000000-0000-4000-8000-00000000000a",
  apiPrincipal: "30000000-0000-4000-8000-00000000000b",
  client: "40000000-0000-4000-8000-00000000000a",
  claude: "41000000-0000-4000-8000-00000000000a",
  claudeCode: "42000000-0000-4000-8000-00000000000a",
  inspector: "43000000-0000-4000-8000-00000000000a",
  otherClient: "50000000-0000-4000-8000-00000000000a",
  serverIdentity: "20000000-0000-4000-8000-00000000000a",
  serverPrincipal: "20000000-0000-4000-8000-00000000000b",
  gatewayIdentity: "60000000-0000-4000-8000-00000000000a",
  gatewayPrincipal: "60000000-0000-4000-8000-00000000000b",
} as const;

/** One more server's application, with clients of its own. */
export interface DemoApi {
  readonly clientId: string;
  readonly name: string;
  readonly apiIdUris: readonly string[];
  readonly scopes: readonly string[];
  readonly clients: readonly DemoClient[];
}

interface DemoDirectoryOptions {
  /** Application ID URIs of the API; the first is the prefix of its scopes. */
  readonly apiIdUris: readonly string[];
  /** Scopes the API offers, by their short names. */
  readonly scopes: readonly string[];
  /** App role of people who decide about pending calls. @default Approvals.Decide */
  readonly approverRole?: string;
  /** App role of the gateway's identity. @default Gateway.Forward */
  readonly gatewayRole?: string;
  /** Client applications, each with where it may be answered. @default one, for VS Code, Claude Code and the Inspector */
  readonly clients?: readonly DemoClient[];
  /** The applications of further servers. @default none */
  readonly others?: readonly DemoApi[];
}

export interface DemoClient {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
}

const loopbackRedirects = ["http://localhost", "http://127.0.0.1"].flatMap((origin) =>
  ["", "/", "/callback", "/oauth/callback", "/oauth/callback/debug"].map((path) => `${origin}${path}`),
);
const redirectUris = [...loopbackRedirects, "https://vscode.dev/redirect"];
const anyClient: DemoClient = { clientId: demoIds.client, name: "MCP client", redirectUris };

const each = (apis: readonly string[], roles: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(apis.map((api) => [api, roles]));

/** The last digit of an application's id is an `a`; that of its service principal is a `b`. */
const principalOf = (clientId: string): string => clientId.replace(/a$/, "b");

const people = (apis: readonly string[], approverRole: string, scopes: readonly string[]): readonly Person[] => [
  {
    name: "alice",
    displayName: "Alice Adler",
    userPrincipalName: "alice@stand-in.example",
    objectId: "a0000000-0000-4000-8000-00000000000a",
    groups: ["90000000-0000-4000-8000-000000000001"],
    roles: each(apis, []),
    jobTitle: "Analyst",
    officeLocation: "Bern 2.14",
    preferredLanguage: "de-CH",
  },
  {
    name: "bob",
    displayName: "Bob Brandt",
    userPrincipalName: "bob@stand-in.example",
    objectId: "b0000000-0000-4000-8000-00000000000a",
    groups: ["90000000-0000-4000-8000-000000000002"],
    roles: each(apis, [approverRole]),
    jobTitle: "Head of operations",
    officeLocation: "Bern 3.01",
    preferredLanguage: "en-GB",
  },
  {
    name: "carol",
    displayName: "Carol Costa",
    userPrincipalName: "carol@stand-in.example",
    objectId: "c0000000-0000-4000-8000-00000000000a",
    roles: each(apis, []),
    mayConsentTo: scopes.filter((scope) => scope.endsWith(".read")),
  },
  {
    name: "mallory",
    displayName: "Mallory Mori, not assigned",
    userPrincipalName: "mallory@stand-in.example",
    objectId: "e0000000-0000-4000-8000-00000000000a",
  },
];

/** Alice may everything, Bob decides about others' calls, Carol reads only, Mallory is in the tenant and not invited. */
export const demoDirectory = (options: DemoDirectoryOptions): Directory => {
  const {
    apiIdUris,
    scopes,
    approverRole = "Approvals.Decide",
    gatewayRole = "Gateway.Forward",
    clients = [anyClient],
    others = [],
  } = options;
  const apis = [demoIds.api, ...others.map(({ clientId }) => clientId)];
  return {
    tenantId: demoIds.tenant,
    applications: [
      ...azureServices,
      ...[{ clientId: demoIds.api, name: "MCP server", apiIdUris, scopes }, ...others].map((api) => ({
        clientId: api.clientId,
        principalId: principalOf(api.clientId),
        name: api.name,
        api: { identifierUris: api.apiIdUris, scopes: api.scopes, tokenVersion: 2 as const, assignmentRequired: true },
        preconsented: { [graphClientId]: ["User.Read"] },
        federatedCredentials: [
          {
            issuer: `https://login.microsoftonline.com/${demoIds.tenant}/v2.0`,
            subject: demoIds.serverPrincipal,
            audience: tokenExchangeUri,
          },
        ],
      })),
      ...[...clients, ...others.flatMap((other) => other.clients)].map((client) => ({
        ...client,
        principalId: principalOf(client.clientId),
      })),
      {
        clientId: demoIds.otherClient,
        principalId: "50000000-0000-4000-8000-00000000000b",
        name: "A client that the server does not know",
        redirectUris: [...new Set(clients.flatMap((client) => client.redirectUris))],
      },
    ],
    identities: [
      { name: "server", clientId: demoIds.serverIdentity, principalId: demoIds.serverPrincipal },
      {
        name: "gateway",
        clientId: demoIds.gatewayIdentity,
        principalId: demoIds.gatewayPrincipal,
        roles: each(apis, [gatewayRole]),
      },
    ],
    people: people(apis, approverRole, [...scopes, ...others.flatMap((other) => other.scopes)]),
  };
};
