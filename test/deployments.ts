import type { GovernanceAreas } from "@mcp-landing-zone/constructs";
import type { DeploymentConfig } from "../stacks/config.ts";
import { deployment } from "../deployment.config.ts";

const subscription = "/subscriptions/5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11";
const hub = `${subscription}/resourceGroups/rg-hub/providers/Microsoft.Network`;
const zones = [
  "privatelink.vaultcore.azure.net",
  "privatelink.azurecr.io",
  "privatelink.cognitiveservices.azure.com",
  "privatelink.blob.core.windows.net",
  "privatelink.redis.azure.net",
  "privatelink.azure-api.net",
  "privatelink.monitor.azure.com",
  "privatelink.oms.opinsights.azure.com",
  "privatelink.ods.opinsights.azure.com",
  "privatelink.agentsvc.azure-automation.net",
];

/** Every area of the governance stack. */
const allAreas: GovernanceAreas = {
  detections: {},
  guardrails: {
    exemptions: [
      {
        guardrails: ["mcp-no-public-endpoint"],
        reason: "A test bed that is removed at the end of the quarter",
        until: "2027-03-31",
      },
    ],
  },
};

const base: DeploymentConfig = {
  ...deployment,
  tenantId: "8c1f7a5e-94d5-4c57-a2b4-5d5a7f4d2a10",
  subscriptionId: subscription.slice("/subscriptions/".length),
  image: `ghcr.io/contoso/mcp-server@sha256:${"ab12".repeat(16)}`,
  users: [{ name: "MCP users", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01" }],
  alerts: { emails: ["platform@contoso.com"] },
};
const governed: DeploymentConfig = {
  ...base,
  governance: allAreas,
  approval: { by: "Security review board", on: "2026-11-02" },
};

const certificate = {
  secretId: "https://kv-certificates.vault.azure.net/secrets/mcp-contoso-com",
  vaultId: `${subscription}/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-certificates`,
};

/** Deployments that between them take every branch that a configuration can take. Suites run over all of them. */
export const deployments = {
  dev: governed,
  "dev-private": {
    ...base,
    environment: "dev-private",
    exposure: "private",
    network: { addressSpace: "10.44.0.0/20", dnsZones: "policy" },
  },
  standard: { ...governed, environment: "test", profile: "standard" },
  "standard-direct": {
    ...base,
    environment: "prod",
    profile: "standard",
    exposure: "internet",
    authorization: { mode: "direct", domain: { hostName: "mcp.contoso.com", certificate } },
    approvers: [{ name: "MCP approvers", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f02" }],
    catalogueApprovers: [{ name: "Security review", thumbprint: "JIPWDqvFQzzDkK1MYDrUGYWBgzSwTpgnaJItQW23_78" }],
    classifications: {
      internal: { authenticationContext: "c1" },
      confidential: { privileged: [{ name: "Data owners", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f09" }] },
    },
    exportActivityLog: true,
    profileFromGraph: true,
    nameSalt: "b",
  },
  "existing-network": {
    ...governed,
    environment: "hub",
    profile: "standard",
    exposure: "private",
    network: {
      id: `${hub}/virtualNetworks/vnet-hub`,
      subnetIds: {
        gateway: `${hub}/virtualNetworks/vnet-hub/subnets/gateway`,
        containers: `${hub}/virtualNetworks/vnet-hub/subnets/containers`,
        endpoints: `${hub}/virtualNetworks/vnet-hub/subnets/endpoints`,
      },
      dnsZones: Object.fromEntries(zones.map((zone) => [zone, `${hub}/privateDnsZones/${zone}`])),
    },
    authorization: {
      mode: "facade",
      clients: [
        {
          name: "Claude",
          redirectUris: ["https://claude.ai/api/mcp/auth_callback"],
          application: {
            clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f05",
            objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f06",
          },
        },
      ],
    },
    application: {
      clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
      objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f04",
      identifierUri: "api://0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
    },
  },
  regulated: {
    ...governed,
    environment: "bank",
    profile: "regulated",
    exposure: "internet",
    authorization: { mode: "facade", domain: { hostName: "mcp.contoso.com" } },
    approvers: [{ name: "Second line", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f08" }],
    egressHosts: ["learn.microsoft.com"],
    lockArchive: true,
  },
} as const satisfies Readonly<Record<string, DeploymentConfig>>;

export type DeploymentKey = keyof typeof deployments;
export const deploymentKeys = Object.keys(deployments) as DeploymentKey[];
