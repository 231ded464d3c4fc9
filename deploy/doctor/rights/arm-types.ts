/** What Azure Resource Manager asks for a type of azurerm. */
interface ArmNeeds {
  /** Types that are read, written and deleted. */
  readonly types: readonly string[];
  /** What is used besides: an identity is assigned, a subnet joined. */
  readonly actions?: readonly string[];
}

const needs = (types: string, ...actions: readonly string[]): ArmNeeds => ({ types: types.split(" "), actions });

const joinSubnet = "Microsoft.Network/virtualNetworks/subnets/join/action";
const assignIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";
const subnet = "Microsoft.Network/virtualNetworks/subnets";
const insights = "Microsoft.SecurityInsights";

/**
 * From https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations and, for what a provider asks besides the resource itself, the source of
 * azurerm. The join and assign actions are those that Azure checks on what a resource is tied to.
 */
export const armNeeds: Readonly<Record<string, ArmNeeds>> = {
  azurerm_resource_group: needs("Microsoft.Resources/subscriptions/resourceGroups"),
  azurerm_management_lock: needs("Microsoft.Authorization/locks"),
  azurerm_role_assignment: needs("Microsoft.Authorization/roleAssignments"),
  azurerm_role_definition: needs("Microsoft.Authorization/roleDefinitions"),
  azurerm_policy_definition: needs("Microsoft.Authorization/policyDefinitions"),
  azurerm_policy_set_definition: needs("Microsoft.Authorization/policySetDefinitions"),
  azurerm_resource_group_policy_assignment: needs("Microsoft.Authorization/policyAssignments"),
  azurerm_subscription_policy_assignment: needs("Microsoft.Authorization/policyAssignments"),
  azurerm_resource_group_policy_exemption: needs(
    "Microsoft.Authorization/policyExemptions",
    "Microsoft.Authorization/policyAssignments/exempt/action",
  ),
  azurerm_user_assigned_identity: needs("Microsoft.ManagedIdentity/userAssignedIdentities"),
  azurerm_federated_identity_credential: needs(
    "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
  ),

  azurerm_api_management: needs("Microsoft.ApiManagement/service", joinSubnet, assignIdentity),
  azurerm_api_management_api: needs("Microsoft.ApiManagement/service/apis"),
  azurerm_api_management_api_diagnostic: needs("Microsoft.ApiManagement/service/apis/diagnostics"),
  azurerm_api_management_api_operation: needs("Microsoft.ApiManagement/service/apis/operations"),
  azurerm_api_management_api_operation_policy: needs("Microsoft.ApiManagement/service/apis/operations/policies"),
  azurerm_api_management_api_policy: needs("Microsoft.ApiManagement/service/apis/policies"),
  azurerm_api_management_backend: needs("Microsoft.ApiManagement/service/backends"),
  azurerm_api_management_custom_domain: needs("Microsoft.ApiManagement/service"),
  azurerm_api_management_diagnostic: needs("Microsoft.ApiManagement/service/diagnostics"),
  azurerm_api_management_logger: needs("Microsoft.ApiManagement/service/loggers"),
  azurerm_api_management_named_value: needs("Microsoft.ApiManagement/service/namedValues"),
  azurerm_api_management_policy: needs("Microsoft.ApiManagement/service/policies"),

  azurerm_container_app: needs(
    "Microsoft.App/containerApps",
    "Microsoft.App/containerApps/listSecrets/action",
    "Microsoft.App/managedEnvironments/join/action",
    assignIdentity,
  ),
  azurerm_container_app_environment: needs("Microsoft.App/managedEnvironments", joinSubnet),
  azurerm_container_registry: needs("Microsoft.ContainerRegistry/registries"),
  azurerm_cognitive_account: needs("Microsoft.CognitiveServices/accounts"),
  azurerm_key_vault: needs("Microsoft.KeyVault/vaults"),
  azurerm_managed_redis: needs("Microsoft.Cache/redisEnterprise Microsoft.Cache/redisEnterprise/databases"),

  azurerm_storage_account: needs("Microsoft.Storage/storageAccounts Microsoft.Storage/storageAccounts/blobServices"),
  azurerm_storage_container: needs("Microsoft.Storage/storageAccounts/blobServices/containers"),
  azurerm_storage_container_immutability_policy: needs(
    "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
  ),
  azurerm_storage_management_policy: needs("Microsoft.Storage/storageAccounts/managementPolicies"),

  azurerm_application_insights: needs("Microsoft.Insights/components"),
  azurerm_application_insights_workbook: needs("Microsoft.Insights/workbooks"),
  azurerm_log_analytics_workspace: needs(
    "Microsoft.OperationalInsights/workspaces",
    "Microsoft.OperationalInsights/workspaces/sharedKeys/action",
  ),
  azurerm_log_analytics_workspace_table_custom_log: needs("Microsoft.OperationalInsights/workspaces/tables"),
  azurerm_monitor_action_group: needs("Microsoft.Insights/actionGroups"),
  azurerm_monitor_activity_log_alert: needs("Microsoft.Insights/activityLogAlerts"),
  azurerm_monitor_data_collection_endpoint: needs("Microsoft.Insights/dataCollectionEndpoints"),
  azurerm_monitor_data_collection_rule: needs("Microsoft.Insights/dataCollectionRules"),
  azurerm_monitor_diagnostic_setting: needs("Microsoft.Insights/diagnosticSettings"),
  azurerm_monitor_metric_alert: needs("Microsoft.Insights/metricAlerts"),
  azurerm_monitor_private_link_scope: needs("Microsoft.Insights/privateLinkScopes"),
  azurerm_monitor_private_link_scoped_service: needs("Microsoft.Insights/privateLinkScopes/scopedResources"),
  azurerm_monitor_scheduled_query_rules_alert_v2: needs("Microsoft.Insights/scheduledQueryRules"),

  azurerm_virtual_network: needs("Microsoft.Network/virtualNetworks"),
  azurerm_subnet: needs(subnet),
  azurerm_subnet_nat_gateway_association: needs(subnet, "Microsoft.Network/natGateways/join/action"),
  azurerm_subnet_network_security_group_association: needs(
    subnet,
    "Microsoft.Network/networkSecurityGroups/join/action",
  ),
  azurerm_subnet_route_table_association: needs(subnet, "Microsoft.Network/routeTables/join/action"),
  azurerm_nat_gateway: needs("Microsoft.Network/natGateways"),
  azurerm_nat_gateway_public_ip_association: needs(
    "Microsoft.Network/natGateways",
    "Microsoft.Network/publicIPAddresses/join/action",
  ),
  azurerm_network_security_group: needs("Microsoft.Network/networkSecurityGroups"),
  azurerm_public_ip: needs("Microsoft.Network/publicIPAddresses"),
  azurerm_route_table: needs("Microsoft.Network/routeTables"),
  azurerm_firewall: needs(
    "Microsoft.Network/azureFirewalls",
    joinSubnet,
    "Microsoft.Network/publicIPAddresses/join/action",
    "Microsoft.Network/firewallPolicies/join/action",
  ),
  azurerm_firewall_policy: needs("Microsoft.Network/firewallPolicies"),
  azurerm_firewall_policy_rule_collection_group: needs("Microsoft.Network/firewallPolicies/ruleCollectionGroups"),
  azurerm_private_dns_zone: needs("Microsoft.Network/privateDnsZones"),
  azurerm_private_dns_a_record: needs("Microsoft.Network/privateDnsZones/A"),
  azurerm_private_dns_zone_virtual_network_link: needs(
    "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
    "Microsoft.Network/virtualNetworks/join/action",
  ),
  azurerm_private_endpoint: needs(
    "Microsoft.Network/privateEndpoints Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
    joinSubnet,
    "Microsoft.Network/privateDnsZones/join/action",
  ),

  azurerm_cdn_frontdoor_profile: needs("Microsoft.Cdn/profiles"),
  azurerm_cdn_frontdoor_endpoint: needs("Microsoft.Cdn/profiles/afdEndpoints"),
  azurerm_cdn_frontdoor_route: needs("Microsoft.Cdn/profiles/afdEndpoints/routes"),
  azurerm_cdn_frontdoor_origin_group: needs("Microsoft.Cdn/profiles/originGroups"),
  azurerm_cdn_frontdoor_origin: needs("Microsoft.Cdn/profiles/originGroups/origins"),
  azurerm_cdn_frontdoor_custom_domain: needs("Microsoft.Cdn/profiles/customDomains"),
  azurerm_cdn_frontdoor_custom_domain_association: needs("Microsoft.Cdn/profiles/afdEndpoints/routes"),
  azurerm_cdn_frontdoor_security_policy: needs("Microsoft.Cdn/profiles/securityPolicies"),
  azurerm_cdn_frontdoor_firewall_policy: needs("Microsoft.Network/frontDoorWebApplicationFirewallPolicies"),

  azurerm_sentinel_alert_rule_nrt: needs(`${insights}/alertRules`),
  azurerm_sentinel_alert_rule_scheduled: needs(`${insights}/alertRules`),
  azurerm_sentinel_automation_rule: needs(`${insights}/automationRules`),
  azurerm_sentinel_data_connector_microsoft_threat_intelligence: needs(`${insights}/dataConnectors`),
  azurerm_sentinel_log_analytics_workspace_onboarding: needs(
    `${insights}/onboardingStates`,
    "Microsoft.OperationsManagement/solutions/write",
  ),
  azurerm_sentinel_watchlist: needs(`${insights}/watchlists`),
  azurerm_sentinel_watchlist_item: needs(`${insights}/watchlists/watchlistItems`),
  azurerm_container_app_job: needs(
    "Microsoft.App/jobs",
    "Microsoft.App/managedEnvironments/join/action",
    assignIdentity,
  ),
  azurerm_log_analytics_workspace_table: needs("Microsoft.OperationalInsights/workspaces/tables"),
  azurerm_monitor_aad_diagnostic_setting: needs("microsoft.aadiam/diagnosticSettings"),
  azurerm_pim_eligible_role_assignment: needs(
    "Microsoft.Authorization/roleEligibilityScheduleRequests",
    "Microsoft.Authorization/roleEligibilitySchedules/read",
  ),
  azurerm_purview_account: needs("Microsoft.Purview/accounts", "Microsoft.Purview/accounts/listkeys/action"),
  azurerm_role_management_policy: needs("Microsoft.Authorization/roleManagementPolicies"),
  azurerm_security_center_automation: needs(
    "Microsoft.Security/automations",
    "Microsoft.OperationalInsights/workspaces/read",
  ),
  azurerm_consumption_budget_resource_group: needs("Microsoft.Consumption/budgets"),
  azurerm_consumption_budget_subscription: needs("Microsoft.Consumption/budgets"),
  azurerm_security_center_subscription_pricing: needs("Microsoft.Security/pricings"),
};
