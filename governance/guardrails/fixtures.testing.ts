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
    complies: [app({}, { tags: approved }), vault()],
    violates: [
      app(),
      app({}, { tags: { ...approved, "mcp-server-approved": "pending" } }),
      app({}, { tags: { "mcp-server-approved": "true", "security-review-date": "2026-11-02" } }),
      app({}, { tags: { ...approved, "security-review-date": "2025-11-02" } }),
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
    complies: [environment({ vnetConfiguration: { infrastructureSubnetId: parameters.subnets[0] as string } })],
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
      vault(),
      logging(cognitive(), `${group}/Microsoft.OperationalInsights/workspaces/elsewhere`),
      environment(),
    ],
  },
  "mcp-tls-floor": {
    complies: [
      storage({ minimumTlsVersion: "TLS1_2", supportsHttpsTrafficOnly: true }),
      app({ configuration: { ingress: { allowInsecure: false } } }),
      api({ protocols: ["https"] }),
      backend({ url: "https://server.internal", tls }),
    ],
    violates: [
      storage({ minimumTlsVersion: "TLS1_0", supportsHttpsTrafficOnly: true }),
      storage({ minimumTlsVersion: "TLS1_2", supportsHttpsTrafficOnly: false }),
      app({ configuration: { ingress: { allowInsecure: true } } }),
      api({ protocols: ["https", "http"] }),
      backend({ url: "http://server.internal", tls }),
      backend({ url: "https://server.internal", tls: { ...tls, validateCertificateName: false } }),
    ],
  },
  "mcp-no-local-authentication": {
    complies: [
      storage({ allowSharedKeyAccess: false, isLocalUserEnabled: false }),
      registry({ adminUserEnabled: false }),
      vault({ enableRbacAuthorization: true }),
      cognitive({ disableLocalAuth: true }),
      workspace({ features: { disableLocalAuth: true } }),
    ],
    violates: [
      storage(),
      registry({ adminUserEnabled: true }),
      registry({ anonymousPullEnabled: true }),
      vault(),
      cognitive({ disableLocalAuth: false }),
      workspace(),
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
    ],
  },
};
