import { Unsupported } from "./language.ts";

/**
 * The aliases that rules here use, by resource type, without the type before them. An alias is a path below `properties` unless a path stands beside it.
 * Azure refuses a rule with an alias that it does not have, and has none for many properties: each row was read from Azure's own list of aliases.
 */
const rows: Readonly<Record<string, readonly (string | readonly [alias: string, path: string])[]>> = {
  "Microsoft.ApiManagement/service": [
    "publicNetworkAccess",
    ["sku.name", "sku.name"],
    "virtualNetworkType",
    "apiVersionConstraint.minApiVersion",
    "disableGateway",
    "customProperties",
  ],
  "Microsoft.ApiManagement/service/apis": ["type", "path", "protocols[*]", "serviceUrl", "subscriptionRequired"],
  "Microsoft.ApiManagement/service/backends": [
    "url",
    "protocol",
    "tls.validateCertificateChain",
    "tls.validateCertificateName",
    "credentials.certificate",
    "credentials.certificate[*]",
    "credentials.authorization.scheme",
    "credentials.authorization.parameter",
  ],
  "Microsoft.ApiManagement/service/namedValues": [
    "secret",
    "displayName",
    "value",
    "keyVault",
    "keyVault.secretIdentifier",
  ],
  "Microsoft.ApiManagement/service/tenant": ["enabled"],
  "Microsoft.ApiManagement/service/subscriptions": ["scope", "state"],
  "Microsoft.App/managedEnvironments": [
    "vnetConfiguration",
    "vnetConfiguration.internal",
    "vnetConfiguration.infrastructureSubnetId",
    "zoneRedundant",
    "appLogsConfiguration.destination",
  ],
  "Microsoft.App/containerApps": [
    "configuration.ingress.external",
    "configuration.ingress.allowInsecure",
    "configuration.ingress.clientCertificateMode",
    "configuration.ingress.ipSecurityRestrictions[*].action",
    "configuration.registries[*]",
    "configuration.registries[*].server",
    "template.containers[*]",
    "template.containers[*].image",
    "managedEnvironmentId",
  ],
  "Microsoft.CognitiveServices/accounts": [
    "disableLocalAuth",
    "publicNetworkAccess",
    "restrictOutboundNetworkAccess",
    "networkAcls.defaultAction",
    "encryption.keySource",
  ],
  "Microsoft.KeyVault/vaults": [
    "createMode",
    "publicNetworkAccess",
    "enableSoftDelete",
    "enablePurgeProtection",
    "enableRbacAuthorization",
    "networkAcls.defaultAction",
    "networkAcls.bypass",
    "softDeleteRetentionInDays",
  ],
  "Microsoft.Storage/storageAccounts": [
    "allowSharedKeyAccess",
    "publicNetworkAccess",
    "allowBlobPublicAccess",
    "minimumTlsVersion",
    "supportsHttpsTrafficOnly",
    "allowCrossTenantReplication",
    "allowedCopyScope",
    "isLocalUserEnabled",
    "isSftpEnabled",
    "encryption.requireInfrastructureEncryption",
    "networkAcls.defaultAction",
    "networkAcls.bypass",
    "networkAcls.ipRules[*]",
    "networkAcls.virtualNetworkRules[*]",
  ],
  "Microsoft.ContainerRegistry/registries": [
    "publicNetworkAccess",
    "adminUserEnabled",
    "anonymousPullEnabled",
    "policies.exportPolicy.status",
    "policies.azureADAuthenticationAsArmPolicy",
    "policies.azureADAuthenticationAsArmPolicy.status",
    ["sku.name", "sku.name"],
    "networkRuleSet.defaultAction",
    "encryption.status",
  ],
  "Microsoft.OperationalInsights/workspaces": [
    "publicNetworkAccessForIngestion",
    "publicNetworkAccessForQuery",
    "features.disableLocalAuth",
    "retentionInDays",
  ],
  "Microsoft.Insights/components": [
    "DisableLocalAuth",
    "publicNetworkAccessForIngestion",
    "publicNetworkAccessForQuery",
  ],
  "Microsoft.Insights/diagnosticSettings": ["workspaceId", "logs[*].enabled", "logs[*].category"],
  "Microsoft.Network/virtualNetworks": [
    "subnets[*]",
    ["subnets[*].name", "properties.subnets[*].name"],
    ["subnets[*].networkSecurityGroup.id", "properties.subnets[*].properties.networkSecurityGroup.id"],
    ["subnets[*].routeTable.id", "properties.subnets[*].properties.routeTable.id"],
    ["subnets[*].defaultOutboundAccess", "properties.subnets[*].properties.defaultOutboundAccess"],
  ],
  "Microsoft.Network/virtualNetworks/subnets": [
    "networkSecurityGroup.id",
    "routeTable.id",
    "defaultOutboundAccess",
    "serviceEndpoints[*]",
    "serviceEndpoints[*].service",
  ],
  "Microsoft.Network/networkSecurityGroups": [
    "securityRules[*]",
    ...[
      "access",
      "direction",
      "destinationPortRange",
      "destinationPortRanges[*]",
      "sourceAddressPrefix",
      "sourceAddressPrefixes[*]",
    ].map((name) => [`securityRules[*].${name}`, `properties.securityRules[*].properties.${name}`] as const),
  ],
  "Microsoft.Network/networkInterfaces": [
    ["ipconfigurations[*].publicIpAddress.id", "properties.ipConfigurations[*].properties.publicIPAddress.id"],
  ],
  "Microsoft.Network/frontdoorWebApplicationFirewallPolicies": ["policySettings.mode"],
  "Microsoft.Authorization/roleAssignments": ["roleDefinitionId", "principalType"],
  "Microsoft.Logic/workflows": ["accessControl.triggers.allowedCallerIpAddresses[*].addressRange"],
};

const paths = new Map(
  Object.entries(rows).flatMap(([type, aliases]) =>
    aliases.map((row) => {
      const [alias, path] = typeof row === "string" ? [row, `properties.${row}`] : row;
      return [`${type}/${alias}`.toLowerCase(), { type: type.toLowerCase(), path }] as const;
    }),
  ),
);

/** Where an alias points to: the type that has it, and the path in a resource of that type. */
export const aliasOf = (name: string): { readonly type: string; readonly path: string } => {
  const found = paths.get(name.toLowerCase());
  if (!found) throw new Unsupported(`the alias ${name}: it is not in the list of aliases`);
  return found;
};
