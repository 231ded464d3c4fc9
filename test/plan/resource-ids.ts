import type { ObjectValue } from "./values.ts";

export const SUBSCRIPTION_ID = "00000000-0000-4000-8000-000000000001";
export const TENANT_ID = "00000000-0000-4000-8000-000000000002";

const GROUP = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/{resource_group_name}`;

/** How Azure spells the ids of what is used most. `{x}` is an argument of the resource, `{guid}` an invention. */
const TEMPLATES: Readonly<Record<string, string>> = {
  azurerm_resource_group: `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/{name}`,
  azurerm_subscription: `/subscriptions/${SUBSCRIPTION_ID}`,
  azurerm_role_assignment: "{scope}/providers/Microsoft.Authorization/roleAssignments/{guid}",
  azurerm_management_lock: "{scope}/providers/Microsoft.Authorization/locks/{name}",
  azurerm_monitor_diagnostic_setting: "{target_resource_id}|{name}",
  azurerm_subnet: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
  azurerm_private_dns_zone_virtual_network_link: `${GROUP}/providers/Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}`,
  azurerm_api_management_api: `${GROUP}/providers/Microsoft.ApiManagement/service/{api_management_name}/apis/{name}`,
  azurerm_cdn_frontdoor_endpoint: "{cdn_frontdoor_profile_id}/afdEndpoints/{name}",
  azurerm_cdn_frontdoor_origin_group: "{cdn_frontdoor_profile_id}/originGroups/{name}",
  azurerm_cdn_frontdoor_origin: "{cdn_frontdoor_origin_group_id}/origins/{name}",
  azurerm_storage_container: "{storage_account_id}/blobServices/default/containers/{name}",
  azurerm_federated_identity_credential: "{parent_id}/federatedIdentityCredentials/{name}",
  azuread_application: "/applications/{guid}",
  azuread_service_principal: "/servicePrincipals/{guid}",
};

/** The ARM types of resources that stand directly in a resource group. */
const TYPES: Readonly<Record<string, string>> = {
  azurerm_api_management: "Microsoft.ApiManagement/service",
  azurerm_application_insights: "Microsoft.Insights/components",
  azurerm_cdn_frontdoor_firewall_policy: "Microsoft.Network/frontDoorWebApplicationFirewallPolicies",
  azurerm_cdn_frontdoor_profile: "Microsoft.Cdn/profiles",
  azurerm_cognitive_account: "Microsoft.CognitiveServices/accounts",
  azurerm_container_app: "Microsoft.App/containerApps",
  azurerm_container_app_environment: "Microsoft.App/managedEnvironments",
  azurerm_container_registry: "Microsoft.ContainerRegistry/registries",
  azurerm_firewall: "Microsoft.Network/azureFirewalls",
  azurerm_firewall_policy: "Microsoft.Network/firewallPolicies",
  azurerm_key_vault: "Microsoft.KeyVault/vaults",
  azurerm_log_analytics_workspace: "Microsoft.OperationalInsights/workspaces",
  azurerm_managed_redis: "Microsoft.Cache/redisEnterprise",
  azurerm_monitor_action_group: "Microsoft.Insights/actionGroups",
  azurerm_monitor_private_link_scope: "Microsoft.Insights/privateLinkScopes",
  azurerm_nat_gateway: "Microsoft.Network/natGateways",
  azurerm_network_security_group: "Microsoft.Network/networkSecurityGroups",
  azurerm_private_dns_zone: "Microsoft.Network/privateDnsZones",
  azurerm_private_endpoint: "Microsoft.Network/privateEndpoints",
  azurerm_public_ip: "Microsoft.Network/publicIPAddresses",
  azurerm_route_table: "Microsoft.Network/routeTables",
  azurerm_storage_account: "Microsoft.Storage/storageAccounts",
  azurerm_user_assigned_identity: "Microsoft.ManagedIdentity/userAssignedIdentities",
  azurerm_virtual_network: "Microsoft.Network/virtualNetworks",
};

/** The id that a resource gets, in the shape that Azure would give it where that is known. */
export function resourceId(type: string, values: ObjectValue, guid: string): string {
  if (type.startsWith("azapi_")) return azapiId(values);
  const template = TEMPLATES[type] ?? `${GROUP}/providers/${TYPES[type] ?? `Microsoft.Unlisted/${type}`}/{name}`;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : guid;
  });
}

function azapiId({ type, resource_id, action, parent_id, name }: ObjectValue): string {
  if (typeof resource_id === "string") return typeof action === "string" ? `${resource_id}/${action}` : resource_id;
  const [armType = ""] = String(type).split("@");
  const segments = armType.split("/");
  const isChild = segments.length > 2;
  return isChild ? `${parent_id}/${segments.at(-1)}/${name}` : `${parent_id}/providers/${armType}/${name}`;
}
