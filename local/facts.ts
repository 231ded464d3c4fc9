// What the deployment on this machine is made from: the facts that `workload` learns from Azure, here from the stand-ins.
import { referenceCatalogue, routes, type SettingValues, type ToolCatalogue } from "@mcp-landing-zone/contract";
import { clientKey, type FacadeClient, usualClients } from "@mcp-landing-zone/gateway/documents/facade";
import { collectionRule, demoDirectory, demoIds } from "./stand-ins/index.ts";
import type { Directory, StandInUrls } from "./stand-ins/index.ts";

export const modes = ["facade", "direct"] as const;
/** How clients come to a token: through the gateway, or from Entra itself. */
export type Mode = (typeof modes)[number];

export interface Facts {
  readonly mode: Mode;
  /** Of the gateway, as clients know it. */
  readonly origin: string;
  readonly endpointPath: string;
  readonly publicUrl: string;
  /** Application ID URI: the prefix of the server's scopes. */
  readonly apiIdUri: string;
  readonly catalogue: ToolCatalogue;
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
const clients = usualClients.map((client) => ({ ...client, clientId: clientIds[clientKey(client)] ?? "" }));
const inspector = ["http://localhost:6274", "http://127.0.0.1:6274"];
const endpointPath = "/mcp";

export const factsOf = (mode: Mode, gatewayPort: number, inspects = false): Facts => {
  const origin = `http://127.0.0.1:${gatewayPort}`;
  const publicUrl = `${origin}${endpointPath}`;
  return {
    mode,
    origin,
    endpointPath,
    publicUrl,
    apiIdUri: mode === "direct" ? publicUrl : `api://${demoIds.api}`,
    catalogue: referenceCatalogue,
    clients: clients as unknown as Facts["clients"],
    browserOrigins: inspector,
    inspects,
  };
};

/** The tenant after the workload was applied to it. */
export const directoryOf = ({ apiIdUri, catalogue }: Facts): Directory =>
  demoDirectory({
    apiIdUris: [apiIdUri],
    scopes: catalogue.scopes.map(({ name }) => name),
    clients: clients.map(({ clientId, name, redirectUris }) => ({ clientId, name, redirectUris })),
  });

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
  authorizationServer: facts.mode === "facade" ? facts.origin : `${urls.signIn}/${demoIds.tenant}/v2.0`,
  keysUrl: urls.keys,
  approvalsUrl: `${facts.origin}${routes.approvals}`,
  apiClientId: demoIds.api,
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
  // Everything that happens here is shown, and the attack compares every request with its record.
  anonymousRecordsPerMinute: 100_000,
  // Whose account it is says the token that comes with it.
  telemetry: `InstrumentationKey=${demoIds.tenant};IngestionEndpoint=${urls.telemetry}`,
});
