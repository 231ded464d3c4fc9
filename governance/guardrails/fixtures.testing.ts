import type { ArmResource } from "./resource.ts";
import type { Value } from "./value.ts";

/** A resource with its surroundings, for one side of one rule. */
export interface Fixture {
  readonly resource: ArmResource;
  readonly others?: readonly ArmResource[];
}

export const group = "/subscriptions/5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11/resourceGroups/rg-mcp/providers";
export const parameters = {
  regions: ["westeurope", "northeurope"],
  registries: ["crmcp.azurecr.io"],
  subnets: [`${group}/Microsoft.Network/virtualNetworks/v/subnets/containers`],
  workspaceId: `${group}/Microsoft.OperationalInsights/workspaces/log`,
  gatewayId: `${group}/Microsoft.ApiManagement/service/apim-mcp`,
};

const make =
  (type: string, located: boolean) =>
  (properties: Record<string, Value> = {}, rest: Partial<ArmResource> = {}): Fixture => ({
    resource: {
      type,
      name: "x",
      id: `${group}/${type}/x`,
      ...(located ? { location: "westeurope", tags: {} } : {}),
      properties,
      ...rest,
    },
  });

const app = make("Microsoft.App/containerApps", true);
const environment = make("Microsoft.App/managedEnvironments", true);
const vault = make("Microsoft.KeyVault/vaults", true);
const storage = make("Microsoft.Storage/storageAccounts", true);
const registry = make("Microsoft.ContainerRegistry/registries", true);
const cognitive = make("Microsoft.CognitiveServices/accounts", true);
const gateway = make("Microsoft.ApiManagement/service", true);
const insights = make("Microsoft.Insights/components", true);
const workspace = make("Microsoft.OperationalInsights/workspaces", true);
const api = make("Microsoft.ApiManagement/service/apis", false);
const backend = make("Microsoft.ApiManagement/service/backends", false);
const namedValue = make("Microsoft.ApiManagement/service/namedValues", false);
const role = make("Microsoft.Authorization/roleAssignments", false);

const running = (...images: string[]) => app({ template: { containers: images.map((image) => ({ image })) } });
const approved = { "mcp-server-approved": "true", owner: "team", "security-review-date": "2026-11-02" };
const tls = { validateCertificateChain: true, validateCertificateName: true };
const digest = `@sha256:${"0".repeat(64)}`;
const definition = (id: string) => `/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const logging = (fixture: Fixture, workspaceId: string): Fixture => ({
  ...fixture,
  others: [
    {
      type: "Microsoft.Insights/diagnosticSettings",
      name: "d",
      id: "d",
      parent: fixture.resource.id,
      properties: { workspaceId },
    },
  ],
});

/** By guardrail: what it lets through, and what it refuses. */
export const fixtures: Readonly<
  Record<string, { readonly complies: readonly Fixture[]; readonly violates: readonly Fixture[] }>
> = {
  "mcp-approved-server": {
    complies: [
      app({}, { tags: approved }),
      // 364 days before the judgement.
      app({}, { tags: { ...approved, "security-review-date": "2025-11-30" } }),
      vault(),
    ],
    violates: [
      app(),
      app({}, { tags: { ...approved, "mcp-server-approved": "pending" } }),
      app({}, { tags: { "mcp-server-approved": "true", "security-review-date": "2026-11-02" } }),
      app({}, { tags: { "mcp-server-approved": "true", owner: "team" } }),
      app({}, { tags: { ...approved, "security-review-date": "2025-11-28" } }),
    ],
  },
  "mcp-approved-registry": {
    complies: [running(`crmcp.azurecr.io/server${digest}`)],
    violates: [
      running("docker.io/library/server:latest"),
      running(`crmcp.azurecr.io/server${digest}`, `crmcp.azurecr.io.evil.example/server${digest}`),
    ],
  },
  "mcp-pinned-image": {
    complies: [running(`crmcp.azurecr.io/server${digest}`)],
    violates: [
      running("crmcp.azurecr.io/server:1.2.3"),
      running(`crmcp.azurecr.io/server${digest}`, "crmcp.azurecr.io/sidecar:latest"),
    ],
  },
  "mcp-approved-network": {
    complies: [
      environment({ vnetConfiguration: { infrastructureSubnetId: parameters.subnets[0] as string } }),
      vault(),
    ],
    violates: [
      environment(),
      environment({
        vnetConfiguration: { infrastructureSubnetId: `${group}/Microsoft.Network/virtualNetworks/other/subnets/s` },
      }),
    ],
  },
  "mcp-registered-gateway": {
    complies: [
      api({ type: "http", path: "mcp" }, { id: `${parameters.gatewayId}/apis/mcp` }),
      api({ type: "http", path: "orders" }, { id: `${group}/Microsoft.ApiManagement/service/other/apis/orders` }),
    ],
    violates: [
      api({ type: "mcp", path: "tools" }, { id: `${group}/Microsoft.ApiManagement/service/other/apis/tools` }),
      api({ type: "http", path: "team/mcp" }, { id: `${group}/Microsoft.ApiManagement/service/other/apis/x` }),
      // Another service whose name begins like the registered one.
      api({ type: "http", path: "mcp" }, { id: `${parameters.gatewayId}-2/apis/mcp` }),
    ],
  },
  "mcp-no-public-endpoint": {
    complies: [
      ...[vault, storage, registry, cognitive].map((each) => each({ publicNetworkAccess: "Disabled" })),
      environment({ vnetConfiguration: { internal: true } }),
    ],
    violates: [
      ...[vault, storage, registry, cognitive].flatMap((each) => [each({ publicNetworkAccess: "Enabled" }), each()]),
      environment({ vnetConfiguration: { internal: false } }),
      environment(),
    ],
  },
  "mcp-approved-region": {
    complies: [vault(), vault({}, { location: "global" }), namedValue()],
    violates: [vault({}, { location: "eastus" })],
  },
  "mcp-diagnostics": {
    complies: [logging(vault(), parameters.workspaceId), storage()],
    violates: [
      ...[gateway, vault, registry, cognitive, environment].map((each) => each()),
      logging(cognitive(), `${group}/Microsoft.OperationalInsights/workspaces/elsewhere`),
    ],
  },
  "mcp-tls-floor": {
    complies: [
      ...["TLS1_2", "TLS1_3"].map((minimumTlsVersion) =>
        storage({ minimumTlsVersion, supportsHttpsTrafficOnly: true }),
      ),
      app({ configuration: { ingress: { allowInsecure: false } } }),
      api({ protocols: ["https"] }),
      backend({ url: "https://server.internal", tls }),
      // A pool of backends has no address of its own.
      backend({ type: "Pool", tls }),
    ],
    violates: [
      storage({ minimumTlsVersion: "TLS1_0", supportsHttpsTrafficOnly: true }),
      storage({ minimumTlsVersion: "TLS1_2", supportsHttpsTrafficOnly: false }),
      app({ configuration: { ingress: { allowInsecure: true } } }),
      api({ protocols: ["https", "http"] }),
      api({ protocols: ["wss", "ws"] }),
      backend({ url: "http://server.internal", tls }),
      backend({ url: "https://server.internal", tls: { ...tls, validateCertificateName: false } }),
      backend({ url: "https://server.internal", tls: { ...tls, validateCertificateChain: false } }),
    ],
  },
  "mcp-no-local-authentication": {
    complies: [
      storage({ allowSharedKeyAccess: false, isLocalUserEnabled: false }),
      registry({ adminUserEnabled: false, anonymousPullEnabled: false }),
      vault({ enableRbacAuthorization: true }),
      cognitive({ disableLocalAuth: true }),
      workspace({ features: { disableLocalAuth: true } }),
      insights({ DisableLocalAuth: true }),
    ],
    violates: [
      storage(),
      storage({ allowSharedKeyAccess: false, isLocalUserEnabled: true }),
      registry({ adminUserEnabled: true }),
      registry({ anonymousPullEnabled: true }),
      vault(),
      cognitive({ disableLocalAuth: false }),
      workspace(),
      insights(),
      insights({ DisableLocalAuth: false }),
    ],
  },
  "mcp-vaulted-named-value": {
    complies: [
      namedValue({ secret: false, value: "none" }),
      namedValue({ secret: true, keyVault: { secretIdentifier: "https://kv/secrets/x" } }),
    ],
    violates: [namedValue({ secret: true, value: "hidden" })],
  },
  "mcp-no-broad-role": {
    complies: [
      role({ principalType: "ServicePrincipal", roleDefinitionId: definition("7f951dda-4ed3-4680-a7ca-43fe172d538d") }),
      role({ principalType: "Group", roleDefinitionId: definition("8e3af657-a8ff-443c-a75c-2fe8c4bcb635") }),
    ],
    violates: [
      role({ principalType: "ServicePrincipal", roleDefinitionId: definition("8e3af657-a8ff-443c-a75c-2fe8c4bcb635") }),
      role({ principalType: "ServicePrincipal", roleDefinitionId: definition("B24988AC-6180-42A0-AB88-20F7382DD24C") }),
      role({ principalType: "ServicePrincipal", roleDefinitionId: definition("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9") }),
      role({ principalType: "ServicePrincipal", roleDefinitionId: definition("f58310d9-a9f6-439a-9e8d-f62e7b41a168") }),
    ],
  },
};
