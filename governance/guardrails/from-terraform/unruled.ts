/** A type of Terraform that no rule judges: its name in Azure Resource Manager, and the reason. */
interface Unruled {
  /** The type in Azure that no rule names; absent for a property of another resource. */
  readonly type?: string;
  readonly why: string;
}

const ofGateway =
  "a child of the gateway without a region: the API above it is judged, and the policy is a reviewed value of this repository";
const ofSentinel = "a child of the workspace without a region: it detects, and is given no access";
const ofNetwork = "joins two resources that are judged themselves";
const ofEdge =
  "a child of the Front Door profile without a region: the profile, its endpoint and its firewall are judged";
const ofStorage =
  "a child of the storage account, which is judged: it allows no anonymous access, so that no container can";
const ofPolicy = "a part of Azure Policy itself: Azure evaluates no policy on policies below a resource group";
const ofRights = "rights: Azure evaluates them on assignments of roles, which are judged";

const gateway = "Microsoft.ApiManagement/service";
const sentinel = "Microsoft.SecurityInsights";
const edge = "Microsoft.Cdn/profiles";
const authorization = "Microsoft.Authorization";

/** Types of Terraform that no rule judges, each with the reason. A type that is neither mapped nor here is unjudged, and a test refuses it. */
export const unruledTypes: Readonly<Record<string, Unruled>> = {
  azurerm_api_management_api_operation: { type: `${gateway}/apis/operations`, why: ofGateway },
  azurerm_api_management_api_operation_policy: { type: `${gateway}/apis/operations/policies`, why: ofGateway },
  azurerm_api_management_api_policy: { type: `${gateway}/apis/policies`, why: ofGateway },
  azurerm_api_management_api_diagnostic: { type: `${gateway}/apis/diagnostics`, why: ofGateway },
  azurerm_api_management_diagnostic: { type: `${gateway}/diagnostics`, why: ofGateway },
  azurerm_api_management_custom_domain: {
    why: "a property of the gateway, whose protocols and host names the posture rules judge",
  },
  azurerm_cdn_frontdoor_custom_domain: { type: `${edge}/customDomains`, why: ofEdge },
  azurerm_cdn_frontdoor_custom_domain_association: { why: ofEdge },
  azurerm_cdn_frontdoor_origin: { type: `${edge}/originGroups/origins`, why: ofEdge },
  azurerm_cdn_frontdoor_origin_group: { type: `${edge}/originGroups`, why: ofEdge },
  azurerm_cdn_frontdoor_route: { type: `${edge}/afdEndpoints/routes`, why: ofEdge },
  azurerm_cdn_frontdoor_security_policy: { type: `${edge}/securityPolicies`, why: ofEdge },
  azurerm_consumption_budget_resource_group: {
    type: "Microsoft.Consumption/budgets",
    why: "reports spending to people; it has no region",
  },
  azurerm_firewall_policy_rule_collection_group: {
    type: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
    why: "a child of the firewall policy without a region: the posture rules judge what it lets out",
  },
  azurerm_log_analytics_workspace_table: {
    type: "Microsoft.OperationalInsights/workspaces/tables",
    why: "a child of the workspace, which is judged: its retention is longer, never shorter",
  },
  azurerm_log_analytics_workspace_table_custom_log: {
    type: "Microsoft.OperationalInsights/workspaces/tables",
    why: "a child of the workspace, which is judged",
  },
  azurerm_management_lock: { type: `${authorization}/locks`, why: "forbids deletion, and gives no access" },
  azurerm_monitor_aad_diagnostic_setting: {
    type: "microsoft.aadiam/diagnosticSettings",
    why: "of the tenant: Azure Policy does not reach Entra",
  },
  azurerm_monitor_private_link_scoped_service: {
    type: "Microsoft.Insights/privateLinkScopes/scopedResources",
    why: ofNetwork,
  },
  azurerm_nat_gateway_public_ip_association: { why: ofNetwork },
  azurerm_pim_eligible_role_assignment: { type: `${authorization}/roleEligibilityScheduleRequests`, why: ofRights },
  azurerm_policy_definition: { type: `${authorization}/policyDefinitions`, why: ofPolicy },
  azurerm_policy_set_definition: { type: `${authorization}/policySetDefinitions`, why: ofPolicy },
  azurerm_private_dns_a_record: {
    type: "Microsoft.Network/privateDnsZones/A",
    why: "a record of a zone, which is judged",
  },
  azurerm_private_dns_zone_virtual_network_link: {
    type: "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
    why: ofNetwork,
  },
  azurerm_resource_group: {
    type: "Microsoft.Resources/subscriptions/resourceGroups",
    why: "the group that the assignment is made to; its region is the deployment's, which the configuration checks",
  },
  azurerm_resource_group_policy_assignment: { type: `${authorization}/policyAssignments`, why: ofPolicy },
  azurerm_resource_group_policy_exemption: { type: `${authorization}/policyExemptions`, why: ofPolicy },
  azurerm_role_definition: { type: `${authorization}/roleDefinitions`, why: ofRights },
  azurerm_role_management_policy: { type: `${authorization}/roleManagementPolicies`, why: ofRights },
  azurerm_sentinel_alert_rule_nrt: { type: `${sentinel}/alertRules`, why: ofSentinel },
  azurerm_sentinel_alert_rule_scheduled: { type: `${sentinel}/alertRules`, why: ofSentinel },
  azurerm_sentinel_automation_rule: { type: `${sentinel}/automationRules`, why: ofSentinel },
  azurerm_sentinel_data_connector_microsoft_threat_intelligence: {
    type: `${sentinel}/dataConnectors`,
    why: ofSentinel,
  },
  azurerm_sentinel_log_analytics_workspace_onboarding: { type: `${sentinel}/onboardingStates`, why: ofSentinel },
  azurerm_sentinel_watchlist: { type: `${sentinel}/watchlists`, why: ofSentinel },
  azurerm_sentinel_watchlist_item: { type: `${sentinel}/watchlists/watchlistItems`, why: ofSentinel },
  azurerm_storage_container: { type: "Microsoft.Storage/storageAccounts/blobServices/containers", why: ofStorage },
  azurerm_storage_container_immutability_policy: {
    type: "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
    why: ofStorage,
  },
  azurerm_storage_management_policy: { type: "Microsoft.Storage/storageAccounts/managementPolicies", why: ofStorage },
  azurerm_subnet_nat_gateway_association: { why: ofNetwork },
  azurerm_subnet_network_security_group_association: { why: ofNetwork },
  azurerm_subnet_route_table_association: { why: ofNetwork },
};
