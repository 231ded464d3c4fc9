// What the deployment on this machine is made from: the facts that `workload` learns from Azure, here from the stand-ins.
import type { SettingValues, ToolCatalogue } from "@mcp-landing-zone/contract";
import { routes } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import type { FacadeClient } from "@mcp-landing-zone/gateway/documents/facade";
import { clientKey, usualClients } from "@mcp-landing-zone/gateway/documents/facade";
import { collectionRule, demoDirectory, demoIds } from "./stand-ins/index.ts";
import type { DemoApi, Directory, StandInUrls } from "./stand-ins/index.ts";

export const modes = ["facade", "direct"] as const;
/** How clients come to a token: through the gateway, or from Entra itself. */
export type Mode = (typeof modes)[number];

/** What one server of the deployment is made from. */
export interface Facts {
  /** On the gateway, in names of counters and switches. */
  readonly name: string;
  readonly mode: Mode;
  /** Of the gateway, as clients know it. */
  readonly origin: string;
  readonly endpointPath: string;
  /** What the paths of everything else that belongs to it begin with; nothing for the first server. */
  readonly base: string;
  readonly publicUrl: string;
  /** How the consent page calls it. */
  readonly title: string;
  /** Client id of its application. */
  readonly apiId: string;
  /** Application ID URI: the prefix of the server's scopes. */
  readonly apiIdUri: string;
  readonly catalogue: ToolCatalogue;
  /** Each an application of its own at Entra, in both modes. */
  readonly clients: readonly [FacadeClient, ...FacadeClient[]];
  /** Pages that register and redeem codes by themselves. */
  readonly browserOrigins: readonly string[];
  /** Whether the gateway has arguments judged, as it does in front of a server that may not judge them itself. */
  readonly inspects: boolean;
  /** Rules of the configuration's own at this server. */
  readonly stages: readonly ExtraStage[];
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

interface ServerFacts extends Pick<Facts, "name" | "title" | "catalogue" | "base" | "stages"> {
  /** 0 for the reference server. */
  readonly server: number;
}

const factsFrom = (
  { server, name, title, catalogue, base, stages }: ServerFacts,
  mode: Mode,
  gatewayPort: number,
  inspects: boolean,
): Facts => {
  const origin = `http://127.0.0.1:${gatewayPort}`;
  const endpointPath = `${base}/mcp`;
  const publicUrl = `${origin}${endpointPath}`;
  const apiId = idOf(demoIds.api, server);
  return {
    name,
    mode,
    origin,
    endpointPath,
    base,
    publicUrl,
    title,
    apiId,
    apiIdUri: mode === "direct" ? publicUrl : `api://${apiId}`,
    catalogue,
    clients: clientsOf(server) as unknown as Facts["clients"],
    browserOrigins: inspector,
    inspects,
    stages,
  };
};

export const factsOf = (mode: Mode, gatewayPort: number, inspects = false, stages: readonly ExtraStage[] = []): Facts =>
  factsFrom(
    { server: 0, name: "mcp", title: "MCP landing zone", catalogue: referenceCatalogue, base: "", stages },
    mode,
    gatewayPort,
    inspects,
  );

/** Of another server, the `number`th from 1 on. */
export const guestFactsOf = (
  { name, catalogue, stages = [] }: Pick<Facts, "name" | "catalogue"> & Partial<Pick<Facts, "stages">>,
  number: number,
  mode: Mode,
  gatewayPort: number,
): Facts =>
  factsFrom({ server: number, name, title: name, catalogue, base: `/${name}`, stages }, mode, gatewayPort, false);

const demoApi = ({ apiId, title, apiIdUri, catalogue, clients }: Facts): DemoApi => ({
  clientId: apiId,
  name: title,
  apiIdUris: [apiIdUri],
  scopes: catalogue.scopes.map(({ name }) => name),
  clients: clients.map(({ clientId, name, redirectUris }) => ({ clientId: String(clientId), name, redirectUris })),
});

/** The tenant after every server was applied to it. */
export const directoryOf = (facts: Facts, guests: readonly Facts[] = []): Directory =>
  demoDirectory({ ...demoApi(facts), others: guests.map(demoApi) });

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
  authorizationServer:
    facts.mode === "facade" ? `${facts.origin}${facts.base}` : `${urls.signIn}/${demoIds.tenant}/v2.0`,
  keysUrl: urls.keys,
  approvalsUrl: `${facts.origin}${facts.base}${routes.approvals}`,
  apiClientId: facts.apiId,
  apiIdUri: facts.apiIdUri,
  allowedClients: facts.clients.map(({ clientId }) => String(clientId)),
  gatewayClientId: demoIds.gatewayIdentity,
  vaultUrl: urls.vault,
  contentSafetyEndpoint: urls.contentSafety,
  documentsEndpoint: urls.documents,
  auditEndpoint: urls.audit,
  auditKeyUrl: `${urls.vault}/keys/${auditKey}`,
  auditTableEndpoint: urls.collection,
  auditTableRule: collectionRule,
  catalogueDigest: facts.catalogue.digest,
  // The one page that can be fetched without a network stands on this machine.
  ...(facts.base === "" && { egressHosts: [new URL(urls.pages).host], egressPrivateRanges: ["127.0.0.0/8"] }),
  // Names its stream in the one audit trail of this machine.
  ...(facts.base !== "" && { serverName: facts.name, replicaName: facts.name }),
  // Everything that happens here is shown, and the attack compares every request with its record.
  anonymousRecordsPerMinute: 100_000,
  // Whose account it is says the token that comes with it.
  telemetry: `InstrumentationKey=${demoIds.tenant};IngestionEndpoint=${urls.telemetry}`,
});
