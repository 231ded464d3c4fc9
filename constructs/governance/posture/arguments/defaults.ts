import type { SecureArgument } from "./secure-argument.ts";
import { is, rowsOf, stated } from "./secure-argument.ts";

/** The other arguments that decide about security, many of which a provider leaves at the unsafe value. */
export const defaults: readonly SecureArgument[] = [
  ...rowsOf(
    "azurerm_key_vault",
    [["purge_protection_enabled", is(true), false, "R-34", "CKV_AZURE_42", "CKV_AZURE_110", "AZU-0016"]],
    { excusedBy: ["purgeProtection"] },
  ),
  ...rowsOf("azurerm_key_vault", [["soft_delete_retention_days", stated, undefined, "AZU-0016"]]),
  ...rowsOf("azurerm_container_registry", [
    ["sku", is("Premium"), undefined, "R-86", "CKV_AZURE_163", "Azure.ACR.MinSku"],
    ["export_policy_enabled", is(false), true, "R-86", "Azure.ACR.ExportPolicy"],
    ["network_rule_bypass_option", stated, undefined, "R-86"],
    ["retention_policy_in_days", stated, undefined, "CKV_AZURE_167"],
    ["data_endpoint_enabled", is(true), false, "CKV_AZURE_237"],
  ]),
  ...rowsOf("azurerm_cognitive_account", [
    ["outbound_network_access_restricted", is(true), false, "R-86", "CKV_AZURE_247"],
    ["custom_subdomain_name", stated, undefined, "R-35"],
    ["identity.type", stated, undefined, "R-35", "CKV_AZURE_238"],
  ]),
  ...rowsOf("azurerm_storage_account", [
    ["cross_tenant_replication_enabled", is(false), false, "R-86"],
    ["infrastructure_encryption_enabled", is(true), false, "R-36", "AZU-0061"],
    ["default_to_oauth_authentication", is(true), false, "R-35"],
    ["blob_properties.delete_retention_policy.days", stated, undefined, "R-62", "CKV2_AZURE_38", "AZU-0056"],
  ]),
  ...rowsOf("azurerm_log_analytics_workspace", [
    ["internet_query_enabled", stated, undefined, "R-86"],
    ["retention_in_days", stated, undefined, "R-62"],
  ]),
  ...rowsOf("azurerm_application_insights", [
    ["internet_query_enabled", stated, undefined, "R-86"],
    ["workspace_id", stated, undefined, "R-117", "Azure.AppInsights.Workspace"],
    ["disable_ip_masking", is(false), false, "R-63"],
  ]),
  ...rowsOf("azurerm_monitor_private_link_scope", [["query_access_mode", stated, undefined, "R-86"]]),
  ...rowsOf("azurerm_api_management", [
    ["min_api_version", stated, undefined, "R-34", "Azure.APIM.MinAPIVersion"],
    ["gateway_disabled", is(false), false],
    ["identity.type", stated, undefined, "R-35", "Azure.APIM.ManagedIdentity"],
  ]),
  ...rowsOf("azurerm_api_management_api", [
    ["subscription_required", stated, undefined, "Azure.APIM.ProductSubscription"],
  ]),
  ...rowsOf("azurerm_api_management_backend", [["circuit_breaker_rule", stated, undefined, "R-55"]]),
  ...rowsOf("azurerm_container_app", [
    ["identity.type", stated, undefined, "R-35", "Azure.ContainerApp.ManagedIdentity"],
  ]),
  ...rowsOf(
    "azurerm_container_app",
    [["action", is("Allow"), undefined, "R-86", "Azure.ContainerApp.RestrictIngress"]],
    { within: "ingress.ip_security_restriction" },
  ),
  ...rowsOf("azurerm_container_app_environment", [
    ["zone_redundancy_enabled", stated, undefined, "Azure.ContainerApp.AvailabilityZone"],
    ["logs_destination", is("azure-monitor"), undefined, "R-35", "R-117"],
  ]),
  ...rowsOf("azurerm_subnet", [
    ["default_outbound_access_enabled", is(false), true, "R-86", "Azure.VNET.PrivateSubnet"],
  ]),
  ...rowsOf("azurerm_role_assignment", [["principal_type", stated, undefined, "R-52"]]),
  ...rowsOf("azurerm_cdn_frontdoor_firewall_policy", [
    ["mode", is("Prevention"), undefined, "R-46", "CKV_AZURE_123"],
    ["enabled", is(true), true, "R-46", "CKV_AZURE_121"],
  ]),
  ...rowsOf("azuread_application", [
    ["api.requested_access_token_version", is(2), 1, "R-06", "R-32"],
    ["prevent_duplicate_names", is(true), false, "R-32"],
    ["sign_in_audience", is("AzureADMyOrg"), "AzureADMyOrg", "R-32"],
  ]),
  ...rowsOf(
    "azuread_application",
    [
      ["access_token_issuance_enabled", is(false), false, "R-18"],
      ["id_token_issuance_enabled", is(false), false, "R-18"],
    ],
    { within: "web.implicit_grant" },
  ),
  ...rowsOf("azuread_service_principal", [["app_role_assignment_required", is(true), false, "R-32"]], {
    excusedBy: ["assignmentRequired"],
  }),
];
