import { types } from "../conditions.ts";
import { guardrail } from "../guardrail.ts";

const {
  app,
  api,
  backend,
  cognitive,
  environment,
  gateway,
  insights,
  namedValue,
  registry,
  roleAssignment,
  storage,
  vault,
  workspace,
} = types;

export const noPublicEndpoint = guardrail({
  name: "mcp-no-public-endpoint",
  displayName: "Services are reached through their private endpoints alone",
  description:
    "Denies public network access to vaults, storage, registries and AI services, and Container Apps environments with a public address.",
  requirements: ["R-86", "R-118"],
  mode: "All",
  if: {
    anyOf: [
      ...[vault, storage, registry, cognitive].map((each) =>
        each.and(each.notEquals("publicNetworkAccess", "Disabled")),
      ),
      // There is no alias for the environment's public network access.
      environment.and(environment.notEquals("vnetConfiguration.internal", true)),
    ],
  },
});

export const approvedRegion = guardrail({
  name: "mcp-approved-region",
  displayName: "Resources are in approved regions",
  description: "Denies a resource in a region outside of the list. Allows global resources.",
  requirements: ["R-80", "R-118"],
  mode: "Indexed",
  parameters: { regions: { type: "Array", metadata: { displayName: "Approved regions" } } },
  if: {
    allOf: [
      { field: "location", notIn: "[parameters('regions')]" },
      { field: "location", notEquals: "global" },
    ],
  },
});

export const diagnostics = guardrail({
  name: "mcp-diagnostics",
  displayName: "Services send their logs to the workspace",
  description:
    "Reports a gateway, vault, registry, AI service or Container Apps environment without a diagnostic setting to the workspace.",
  requirements: ["R-117"],
  mode: "Indexed",
  parameters: { workspaceId: { type: "String", metadata: { displayName: "Id of the Log Analytics workspace" } } },
  if: { field: "type", in: [gateway, vault, registry, cognitive, environment].map(({ type }) => type) },
  details: {
    type: "Microsoft.Insights/diagnosticSettings",
    existenceCondition: {
      field: "Microsoft.Insights/diagnosticSettings/workspaceId",
      equals: "[parameters('workspaceId')]",
    },
  },
});

export const tlsFloor = guardrail({
  name: "mcp-tls-floor",
  displayName: "Everything is encrypted on the way, with TLS 1.2 or later and checked certificates",
  description:
    "Denies storage below TLS 1.2 or with http, container apps and APIs that answer http, and backends whose certificate is not checked.",
  requirements: ["R-41", "R-42", "R-43"],
  mode: "All",
  if: {
    anyOf: [
      storage.any(
        storage.notIn("minimumTlsVersion", ["TLS1_2", "TLS1_3"]),
        storage.equals("supportsHttpsTrafficOnly", false),
      ),
      app.and(app.equals("configuration.ingress.allowInsecure", true)),
      api.and(api.someOf("protocols[*]", { field: api.alias("protocols[*]"), in: ["http", "ws"] })),
      backend.any(
        backend.notEquals("tls.validateCertificateChain", true),
        backend.notEquals("tls.validateCertificateName", true),
        { allOf: [backend.exists("url", true), { not: backend.like("url", "https://*") }] },
      ),
    ],
  },
});

export const noLocalAuthentication = guardrail({
  name: "mcp-no-local-authentication",
  displayName: "No service admits a key or a password",
  description:
    "Denies shared keys of storage, the admin user and anonymous pull of registries, access policies of vaults, and keys of AI and monitoring services.",
  requirements: ["R-35"],
  mode: "All",
  if: {
    anyOf: [
      storage.any(storage.notEquals("allowSharedKeyAccess", false), storage.equals("isLocalUserEnabled", true)),
      registry.any(registry.equals("adminUserEnabled", true), registry.equals("anonymousPullEnabled", true)),
      vault.and(vault.notEquals("enableRbacAuthorization", true)),
      cognitive.and(cognitive.notEquals("disableLocalAuth", true)),
      workspace.and(workspace.notEquals("features.disableLocalAuth", true)),
      insights.and(insights.notEquals("DisableLocalAuth", true)),
    ],
  },
});

export const vaultedNamedValue = guardrail({
  name: "mcp-vaulted-named-value",
  displayName: "A secret named value of the gateway comes from a vault",
  description: "Denies a secret stored in API Management itself.",
  requirements: ["R-34"],
  mode: "All",
  if: namedValue.and(namedValue.equals("secret", true), namedValue.exists("keyVault.secretIdentifier", false)),
});

const broadRoles = {
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  "User Access Administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  "Role Based Access Control Administrator": "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
} as const;

export const noBroadRole = guardrail({
  name: "mcp-no-broad-role",
  displayName: "No application or identity gets a role over everything",
  description: `Denies ${Object.keys(broadRoles).join(", ")} for service principals.`,
  requirements: ["R-52"],
  mode: "All",
  if: roleAssignment.and(roleAssignment.equals("principalType", "ServicePrincipal"), {
    anyOf: Object.values(broadRoles).map((id) => roleAssignment.like("roleDefinitionId", `*/${id}`)),
  }),
});
