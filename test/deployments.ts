import type { GovernanceAreas } from "@mcp-landing-zone/constructs";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { refuseCall } from "@mcp-landing-zone/gateway/documents/mcp";
import { choose, equals, request, when } from "@mcp-landing-zone/gateway/policy";
import type { DeploymentConfig, ServerConfig } from "../stacks/config.ts";
import { deployment } from "../deployment.config.ts";
import { weather } from "./catalogues.ts";

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
  playbooks: { inEntra: true },
  registry: { owner: "Platform team" },
  defender: { emails: ["security@contoso.com"] },
  conditionalAccess: {
    breakGlassGroups: ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc1"],
    workloadIdentities: ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc2"],
  },
  privileged: {
    eligible: [{ name: "Platform operators", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc3", role: "Contributor" }],
    approvers: { objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc4" },
  },
  accessReviews: { reviewers: { objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc5" }, from: "2027-01-04" },
  records: { entraLogs: true, retention: true, purview: true, locks: true },
  budget: { monthly: 2_000, from: "2026-12-01" },
  detections: {
    without: [{ id: "device-code-sign-in", reason: "Conditional Access blocks the flow" }],
    breakGlass: ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fb1"],
    deployers: ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fb2"],
  },
  sentinel: { ueba: true, anomalies: true, threatIntelligenceSince: "2026-11-01" },
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

/** The same, switched on: playbooks act, guardrails refuse, Conditional Access blocks. Detections are alerts of Azure Monitor alone, for a tenant without Sentinel. */
const armedAreas: GovernanceAreas = {
  detections: {},
  playbooks: { armed: true, askFirst: ["stop-tool"], inEntra: true },
  guardrails: { effect: "Deny", enforce: true },
  conditionalAccess: { ...allAreas.conditionalAccess!, enforce: true, signInHours: 2 },
};

/** Of a team that a central one serves: Sentinel is onboarded, and Defender's contact and Entra's logs are theirs. */
const guestAreas: GovernanceAreas = {
  sentinel: { onboarded: true },
  playbooks: {},
  registry: { owner: "Platform team", location: "westeurope", review: "quarterly" },
  defender: { export: false, without: [{ plan: "Api", reason: "A central team watches the APIs" }] },
  records: { retention: true },
};

const users = [{ name: "MCP users", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01" }];
const image = `ghcr.io/contoso/mcp-server@sha256:${"ab12".repeat(16)}`;

/** The server that the last release had; every release since can be upgraded to this one. */
export const first = { name: "workload", path: "/mcp", wasOnlyServer: true, image, users } as const;
const approved = { ...first, approval: { by: "Security review board", on: "2026-11-02" } } as const;

/** A rule of its own at the gateway. */
const branchStages: readonly ExtraStage[] = [
  {
    name: "branch",
    purpose: "Only from branches that are open",
    section: "inbound",
    elements: [
      choose(when(equals(request.header("X-Contoso-Branch"), "closed"), refuseCall(403, "This branch is closed"))),
    ],
  },
];

/** One of another make, with a secret, and one that runs elsewhere. */
const others = [
  {
    name: "weather",
    image: `ghcr.io/contoso/weather@sha256:${"cd34".repeat(16)}`,
    catalogue: weather,
    server: {
      variables: { UNITS: "metric" },
      secrets: { WEATHER_API_KEY: "weather-api" },
      health: { live: "/healthz", ready: "/readyz" },
    },
    limits: { requestsPerMinutePerCaller: 60 },
    gatewayStages: branchStages,
    size: { cpu: 0.25 },
    replicas: { min: 2, max: 3 },
    users: [{ name: "Field staff", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f11" }],
    approval: approved.approval,
  },
  { name: "legacy", url: "https://legacy.intra.contoso.com/api/mcp", catalogue: weather, users },
] as const satisfies readonly ServerConfig[];

const base: DeploymentConfig = {
  ...deployment,
  tenantId: "8c1f7a5e-94d5-4c57-a2b4-5d5a7f4d2a10",
  subscriptionId: subscription.slice("/subscriptions/".length),
  servers: [first],
  alerts: { emails: ["platform@contoso.com"] },
};
const governed: DeploymentConfig = { ...base, governance: allAreas, servers: [approved, ...others] };

const certificate = {
  secretId: "https://kv-certificates.vault.azure.net/secrets/mcp-contoso-com",
  vaultId: `${subscription}/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-certificates`,
};

/** Deployments that between them take every branch that a configuration can take. Suites run over all of them. */
export const deployments = {
  dev: governed,
  "dev-private": {
    ...base,
    servers: [approved],
    governance: armedAreas,
    environment: "dev-private",
    exposure: "private",
    network: { addressSpace: "10.44.0.0/20", dnsZones: "policy" },
  },
  standard: { ...governed, environment: "test", profile: "standard" },
  "standard-front-door": {
    ...base,
    environment: "shop",
    profile: "standard",
    exposure: "internet",
    authorization: { mode: "facade", domain: { hostName: "mcp.contoso.com" } },
    frontDoor: true,
    servers: [approved],
    governance: guestAreas,
  },
  "standard-direct": {
    ...base,
    environment: "prod",
    profile: "standard",
    exposure: "internet",
    authorization: { mode: "direct", domain: { hostName: "mcp.contoso.com", certificate } },
    // Two servers that are built alike, of which each has its own of everything.
    servers: [
      {
        name: "documents",
        image,
        users,
        approvers: [{ name: "MCP approvers", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f02" }],
        catalogueApprovers: [{ name: "Security review", thumbprint: "JIPWDqvFQzzDkK1MYDrUGYWBgzSwTpgnaJItQW23_78" }],
        classifications: {
          internal: { authenticationContext: "c1" },
          confidential: { privileged: [{ name: "Data owners", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f09" }] },
        },
        dataRules: [
          {
            classification: "public",
            direction: "output",
            kind: "contact",
            action: "allow",
            reason: "the addresses of the public directory are what its tool is for",
          },
        ],
        labels: { public: "Public", confidential: "Confidential / All employees" },
        profileFromGraph: true,
      },
      { name: "contracts", path: "/mcp", image, users },
    ],
    exportActivityLog: true,
    nameSalt: "b",
  },
  "existing-network": {
    ...base,
    governance: { guardrails: {} },
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
    servers: [
      {
        name: "documents",
        image,
        users,
        approval: approved.approval,
        application: {
          clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
          objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f04",
          identifierUri: "api://0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
        },
      },
    ],
  },
  regulated: {
    ...governed,
    environment: "bank",
    profile: "regulated",
    exposure: "internet",
    authorization: { mode: "facade", domain: { hostName: "mcp.contoso.com" } },
    servers: [
      {
        ...approved,
        approvers: [{ name: "Second line", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f08" }],
        egressHosts: ["learn.microsoft.com"],
      },
      ...others,
    ],
    lockArchive: true,
    indicators: { keys: [{ name: "Security team", thumbprint: "JIPWDqvFQzzDkK1MYDrUGYWBgzSwTpgnaJItQW23_78" }] },
  },
} as const satisfies Readonly<Record<string, DeploymentConfig>>;

export type DeploymentKey = keyof typeof deployments;
export const deploymentKeys = Object.keys(deployments) as DeploymentKey[];
