// What the deployment on this machine is made from: the facts that `workload` learns from Azure, here from the stand-ins.
import type { SettingValues } from "@mcp-landing-zone/contract";
import { mcpPath, serverAddresses } from "@mcp-landing-zone/contract";
import type { FacadeClient } from "@mcp-landing-zone/gateway/documents/facade";
import { clientKey, usualClients } from "@mcp-landing-zone/gateway/documents/facade";
import type { LocalServer } from "./local-server.ts";
import { usualServer } from "./local-server.ts";
import { collectionRule, demoDirectory, demoIds } from "./stand-ins/index.ts";
import type { DemoApi, Directory, StandInUrls } from "./stand-ins/index.ts";

export const modes = ["facade", "direct"] as const;
/** How clients come to a token: through the gateway, or from Entra itself. */
export type Mode = (typeof modes)[number];

/** What one server of the deployment is made from. */
export interface Facts extends LocalServer {
  /** 0 for the first server, whose name commands may leave out. */
  readonly number: number;
  readonly mode: Mode;
  /** Of the gateway, as clients know it. */
  readonly origin: string;
  readonly endpointPath: string;
  readonly publicUrl: string;
  readonly approvalsUrl: string;
  /** The gateway as this server's authorization server. */
  readonly issuer: string;
  /** How the consent page calls it. */
  readonly title: string;
  /** Client id of its application. */
  readonly apiId: string;
  /** Application ID URI: the prefix of the server's scopes. */
  readonly apiIdUri: string;
  /** Each an application of its own at Entra, in both modes. */
  readonly clients: readonly [FacadeClient, ...FacadeClient[]];
  /** Pages that register and redeem codes by themselves. */
  readonly browserOrigins: readonly string[];
  /** Whether the gateway has arguments judged, as it does in front of a server that may not judge them itself. */
  readonly inspects: boolean;
}

const clientIds: Readonly<Record<string, string>> = {
  "visual-studio-code": demoIds.client,
  claude: demoIds.claude,
  "claude-code": demoIds.claudeCode,
  "mcp-inspector": demoIds.inspector,
};
/** The same id for each further server, which differs by a digit: each has an application and clients of its own. */
const idOf = (id: string, server: number): string =>
  id.replace("-4000-8000-", `-4000-8${String(server).padStart(3, "0")}-`);

const clientsOf = (server: number): readonly (FacadeClient & { readonly clientId: string })[] =>
  usualClients.map((client) => ({ ...client, clientId: idOf(clientIds[clientKey(client)] ?? "", server) }));
const inspector = ["http://localhost:6274", "http://127.0.0.1:6274"];

interface Surroundings {
  readonly mode: Mode;
  readonly gatewayPort: number;
  /** Whether the gateway has arguments of reference servers judged. */
  readonly inspects: boolean;
}

const serverFacts = (server: LocalServer, number: number, { mode, gatewayPort, inspects }: Surroundings): Facts => {
  const { name, kind, base } = server;
  const origin = `http://127.0.0.1:${gatewayPort}`;
  const endpointPath = `${base}${mcpPath}`;
  const { publicUrl, approvalsUrl, issuer } = serverAddresses(origin, { base, path: endpointPath });
  const apiId = idOf(demoIds.api, number);
  return {
    ...server,
    ...{ number, mode, origin, endpointPath, publicUrl, approvalsUrl, issuer },
    title: name === usualServer.name ? "MCP landing zone" : name,
    apiId,
    apiIdUri: mode === "direct" ? publicUrl : `api://${apiId}`,
    clients: clientsOf(number) as unknown as Facts["clients"],
    browserOrigins: inspector,
    inspects: inspects && kind === "reference",
  };
};

export type SomeServers = readonly [LocalServer, ...LocalServer[]];

/** Of each server, in their order. */
export const factsOfAll = (servers: SomeServers, surroundings: Surroundings): readonly [Facts, ...Facts[]] => {
  const [first, ...others] = servers;
  return [serverFacts(first, 0, surroundings), ...others.map((one, at) => serverFacts(one, at + 1, surroundings))];
};

/** The first server with this project's tools, which demonstrate the protections. */
export const referenceOf = (servers: readonly Facts[]): Facts | undefined =>
  servers.find(({ kind }) => kind === "reference");

/** The facts of a run without a configuration. */
export const factsOf = (mode: Mode, gatewayPort: number, inspects = false): Facts =>
  factsOfAll([usualServer], { mode, gatewayPort, inspects })[0];

const demoApi = ({ apiId, title, apiIdUri, catalogue, clients }: Facts): DemoApi => ({
  clientId: apiId,
  name: title,
  apiIdUris: [apiIdUri],
  scopes: catalogue.scopes.map(({ name }) => name),
  clients: clients.map(({ clientId, name, redirectUris }) => ({ clientId: String(clientId), name, redirectUris })),
});

/** The tenant after every server was applied to it. */
export const directoryOf = (first: Facts, ...others: readonly Facts[]): Directory =>
  demoDirectory({ ...demoApi(first), others: others.map(demoApi) });

/** Where a reference server keeps its users' documents: no two share one. */
export const documentsContainerOf = ({ name, number }: Facts): string =>
  number === 0 ? "documents" : `documents-${name}`;

/** The key that signs the checkpoints of the audit trail. */
export const auditKey = "audit";

/** What the container app would have in its environment. */
export const serverSettings = (facts: Facts, urls: StandInUrls, port: number): SettingValues => ({
  publicUrl: facts.publicUrl,
  bindAddress: "127.0.0.1",
  port,
  allowedHosts: [`127.0.0.1:${port}`],
  tenantId: demoIds.tenant,
  identityClientId: demoIds.serverIdentity,
  issuer: urls.issuer,
  authorizationServer: facts.mode === "facade" ? facts.issuer : `${urls.signIn}/${demoIds.tenant}/v2.0`,
  keysUrl: urls.keys,
  approvalsUrl: facts.approvalsUrl,
  apiClientId: facts.apiId,
  apiIdUri: facts.apiIdUri,
  allowedClients: facts.clients.map(({ clientId }) => String(clientId)),
  gatewayClientId: demoIds.gatewayIdentity,
  vaultUrl: urls.vault,
  contentSafetyEndpoint: urls.contentSafety,
  documentsEndpoint: urls.documents,
  documentsContainer: documentsContainerOf(facts),
  auditEndpoint: urls.audit,
  auditKeyUrl: `${urls.vault}/keys/${auditKey}`,
  auditTableEndpoint: urls.collection,
  auditTableRule: collectionRule,
  catalogueDigest: facts.catalogue.digest,
  // The one page that can be fetched without a network stands on this machine.
  ...(facts.kind === "reference" && { egressHosts: [new URL(urls.pages).host], egressPrivateRanges: ["127.0.0.0/8"] }),
  // Names its stream in the one audit trail of this machine.
  ...(facts.name !== usualServer.name && { serverName: facts.name, replicaName: facts.name }),
  // Everything that happens here is shown, and the attack compares every request with its record.
  anonymousRecordsPerMinute: 100_000,
  // The token that comes with it names the account.
  telemetry: `InstrumentationKey=${demoIds.tenant};IngestionEndpoint=${urls.telemetry}`,
});
