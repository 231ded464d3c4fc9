import type { ObjectValue } from "./values.ts";

export const SUBSCRIPTION_ID = "00000000-0000-4000-8000-000000000001";
export const TENANT_ID = "00000000-0000-4000-8000-000000000002";

const GROUP = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/{resource_group_name}`;

const SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/{api_management_name}`;

/** How the providers spell the ids. `{x}` is an argument of the resource, `{guid}` an invention. */
const TEMPLATES: Readonly<Record<string, string>> = {
  azurerm_resource_group: `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/{name}`,
  azurerm_subscription: `/subscriptions/${SUBSCRIPTION_ID}`,
  azurerm_role_assignment: "{scope}/providers/Microsoft.Authorization/roleAssignments/{guid}",
  azurerm_management_lock: "{scope}/providers/Microsoft.Authorization/locks/{name}",
  azurerm_monitor_diagnostic_setting: "{target_resource_id}|{name}",
  azurerm_monitor_private_link_scoped_service: `${GROUP}/providers/Microsoft.Insights/privateLinkScopes/{scope_name}/scopedResources/{name}`,
  azurerm_policy_definition: `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/policyDefinitions/{name}`,
  azurerm_policy_set_definition: `/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/policySetDefinitions/{name}`,
  azurerm_resource_group_policy_assignment:
    "{resource_group_id}/providers/Microsoft.Authorization/policyAssignments/{name}",
  azurerm_resource_group_policy_exemption:
    "{resource_group_id}/providers/Microsoft.Authorization/policyExemptions/{name}",
  azurerm_log_analytics_workspace_table_custom_log: "{workspace_id}/tables/{name}",
  azurerm_role_definition: "{scope}/providers/Microsoft.Authorization/roleDefinitions/{guid}|{scope}",
  azurerm_sentinel_alert_rule_nrt:
    "{log_analytics_workspace_id}/providers/Microsoft.SecurityInsights/alertRules/{name}",
  azurerm_sentinel_alert_rule_scheduled:
    "{log_analytics_workspace_id}/providers/Microsoft.SecurityInsights/alertRules/{name}",
  azurerm_sentinel_automation_rule:
    "{log_analytics_workspace_id}/providers/Microsoft.SecurityInsights/automationRules/{name}",
  azurerm_sentinel_data_connector_microsoft_threat_intelligence:
    "{log_analytics_workspace_id}/providers/Microsoft.SecurityInsights/dataConnectors/{name}",
  azurerm_sentinel_log_analytics_workspace_onboarding:
    "{workspace_id}/providers/Microsoft.SecurityInsights/onboardingStates/default",
  azurerm_log_analytics_workspace_table: "{workspace_id}/tables/{name}",
  azurerm_monitor_aad_diagnostic_setting: "/providers/Microsoft.AADIAM/diagnosticSettings/{name}",
  azurerm_consumption_budget_resource_group: "{resource_group_id}/providers/Microsoft.Consumption/budgets/{name}",
  azurerm_pim_eligible_role_assignment: "{scope}|{role_definition_id}|{principal_id}",
  azurerm_role_management_policy: "{role_definition_id}|{scope}",
  azurerm_sentinel_watchlist: "{log_analytics_workspace_id}/providers/Microsoft.SecurityInsights/watchlists/{name}",
  azurerm_sentinel_watchlist_item: "{watchlist_id}/watchlistItems/{name}",
  azurerm_subnet: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
  azurerm_subnet_nat_gateway_association: "{subnet_id}",
  azurerm_subnet_network_security_group_association: "{subnet_id}",
  azurerm_subnet_route_table_association: "{subnet_id}",
  azurerm_nat_gateway_public_ip_association: "{nat_gateway_id}|{public_ip_address_id}",
  azurerm_network_watcher_flow_log: `${GROUP}/providers/Microsoft.Network/networkWatchers/{network_watcher_name}/flowLogs/{name}`,
  azurerm_firewall_policy_rule_collection_group: "{firewall_policy_id}/ruleCollectionGroups/{name}",
  azurerm_private_dns_a_record: `${GROUP}/providers/Microsoft.Network/privateDnsZones/{zone_name}/A/{name}`,
  azurerm_private_dns_zone_virtual_network_link: `${GROUP}/providers/Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}`,
  azurerm_api_management_api: `${SERVICE}/apis/{name};rev=1`,
  azurerm_api_management_api_diagnostic: `${SERVICE}/apis/{api_name}/diagnostics/{identifier}`,
  azurerm_api_management_api_operation: `${SERVICE}/apis/{api_name}/operations/{operation_id}`,
  azurerm_api_management_api_operation_policy: `${SERVICE}/apis/{api_name}/operations/{operation_id}`,
  azurerm_api_management_api_policy: `${SERVICE}/apis/{api_name}`,
  azurerm_api_management_backend: `${SERVICE}/backends/{name}`,
  azurerm_api_management_custom_domain: "{api_management_id}/customDomains/default",
  azurerm_api_management_diagnostic: `${SERVICE}/diagnostics/{identifier}`,
  azurerm_api_management_named_value: `${SERVICE}/namedValues/{name}`,
  azurerm_api_management_policy: "{api_management_id}",
  azurerm_api_management_policy_fragment: "{api_management_id}/policyFragments/{name}",
  azurerm_api_management_product: `${SERVICE}/products/{product_id}`,
  azurerm_api_management_product_api: `${SERVICE}/products/{product_id}/apis/{api_name}`,
  azurerm_cdn_frontdoor_custom_domain: "{cdn_frontdoor_profile_id}/customDomains/{name}",
  azurerm_cdn_frontdoor_custom_domain_association: "{cdn_frontdoor_custom_domain_id}",
  azurerm_cdn_frontdoor_endpoint: "{cdn_frontdoor_profile_id}/afdEndpoints/{name}",
  azurerm_cdn_frontdoor_origin_group: "{cdn_frontdoor_profile_id}/originGroups/{name}",
  azurerm_cdn_frontdoor_origin: "{cdn_frontdoor_origin_group_id}/origins/{name}",
  azurerm_cdn_frontdoor_route: "{cdn_frontdoor_endpoint_id}/routes/{name}",
  azurerm_cdn_frontdoor_security_policy: "{cdn_frontdoor_profile_id}/securityPolicies/{name}",
  azurerm_cognitive_account_customer_managed_key: "{cognitive_account_id}",
  azurerm_federated_identity_credential: "{parent_id}/federatedIdentityCredentials/{name}",
  azurerm_log_analytics_data_export_rule: "{workspace_resource_id}/dataExports/{name}",
  azurerm_storage_account_customer_managed_key: "{storage_account_id}",
  azurerm_storage_container: "{storage_account_id}/blobServices/default/containers/{name}",
  azurerm_storage_container_immutability_policy: "{storage_container_resource_manager_id}/immutabilityPolicies/default",
  azurerm_storage_management_policy: "{storage_account_id}/managementPolicies/default",
  azuread_access_package: "{guid}",
  azuread_access_package_assignment_policy: "{guid}",
  azuread_access_package_catalog: "{guid}",
  azuread_access_package_resource_catalog_association: "{catalog_id}/{resource_origin_id}",
  azuread_access_package_resource_package_association: "{access_package_id}/{guid}/{guid}/Member",
  azuread_authentication_strength_policy: "/policies/authenticationStrengthPolicies/{guid}",
  azuread_conditional_access_policy: "/identity/conditionalAccess/policies/{guid}",
  azuread_named_location: "/identity/conditionalAccess/namedLocations/{guid}",
  azuread_custom_directory_role: "/roleManagement/directory/roleDefinitions/{guid}",
  azuread_directory_role_assignment: "/roleManagement/directory/roleAssignments/{guid}",
  azuread_application: "/applications/{guid}",
  azuread_application_federated_identity_credential: "{application_id}/federatedIdentityCredential/{guid}",
  azuread_application_identifier_uri: "{application_id}/identifierUris/{guid}",
  azuread_application_pre_authorized: "{application_id}/preAuthorizedApplications/{authorized_client_id}",
  azuread_app_role_assignment: "/servicePrincipals/{resource_object_id}/appRoleAssignedTo/{guid}",
  azuread_service_principal: "/servicePrincipals/{guid}",
  azuread_service_principal_delegated_permission_grant: "/oauth2PermissionGrants/{guid}",
  time_offset: "2030-01-01T00:00:00Z",
  time_sleep: "2030-01-01T00:00:00Z",
};

/** The ARM types of resources that stand directly in a resource group. */
const TYPES: Readonly<Record<string, string>> = {
  azurerm_api_management: "Microsoft.ApiManagement/service",
  azurerm_application_insights: "Microsoft.Insights/components",
  azurerm_cdn_frontdoor_firewall_policy: "Microsoft.Network/frontDoorWebApplicationFirewallPolicies",
  azurerm_cdn_frontdoor_profile: "Microsoft.Cdn/profiles",
  azurerm_cognitive_account: "Microsoft.CognitiveServices/accounts",
  azurerm_container_app: "Microsoft.App/containerApps",
  azurerm_container_app_job: "Microsoft.App/jobs",
  azurerm_purview_account: "Microsoft.Purview/accounts",
  azurerm_security_center_automation: "Microsoft.Security/automations",
  azurerm_container_app_environment: "Microsoft.App/managedEnvironments",
  azurerm_container_registry: "Microsoft.ContainerRegistry/registries",
  azurerm_firewall: "Microsoft.Network/azureFirewalls",
  azurerm_firewall_policy: "Microsoft.Network/firewallPolicies",
  azurerm_key_vault: "Microsoft.KeyVault/vaults",
  azurerm_log_analytics_workspace: "Microsoft.OperationalInsights/workspaces",
  azurerm_managed_redis: "Microsoft.Cache/redisEnterprise",
  azurerm_application_insights_workbook: "Microsoft.Insights/workbooks",
  azurerm_monitor_action_group: "Microsoft.Insights/actionGroups",
  azurerm_monitor_data_collection_endpoint: "Microsoft.Insights/dataCollectionEndpoints",
  azurerm_monitor_data_collection_rule: "Microsoft.Insights/dataCollectionRules",
  azurerm_monitor_activity_log_alert: "Microsoft.Insights/activityLogAlerts",
  azurerm_monitor_private_link_scope: "Microsoft.Insights/privateLinkScopes",
  azurerm_monitor_scheduled_query_rules_alert_v2: "Microsoft.Insights/scheduledQueryRules",
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

/** Whether the id of a type is known to look as Azure would spell it. */
export const hasGenuineId = (type: string): boolean =>
  type.startsWith("azapi_") || Object.hasOwn(TEMPLATES, type) || Object.hasOwn(TYPES, type);

/** The id that a resource gets, in the shape that Azure would give it where that is known. */
export const resourceId = (type: string, values: ObjectValue, guid: string): string => {
  if (type.startsWith("azapi_")) return azapiId(values);
  const template = TEMPLATES[type] ?? `${GROUP}/providers/${TYPES[type] ?? `Microsoft.Unlisted/${type}`}/{name}`;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : guid;
  });
};

/** A resource of the type that a list was asked for, below the parent that it was asked of. */
export const childId = ({ type, parent_id }: ObjectValue, guid: string): string =>
  `${String(parent_id)}/${String(type).split("@", 1)[0]!.split("/").at(-1)}/${guid}`;

const azapiId = ({ type, resource_id, action, parent_id, name }: ObjectValue): string => {
  if (typeof resource_id === "string") return typeof action === "string" ? `${resource_id}/${action}` : resource_id;
  const [armType = ""] = String(type).split("@");
  const segments = armType.split("/");
  const isChild = segments.length > 2;
  return isChild ? `${parent_id}/${segments.at(-1)}/${name}` : `${parent_id}/providers/${armType}/${name}`;
};
