import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import * as providers from "../providers.ts";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { DiagnosableType } from "./diagnostics.ts";
import { diagnosable, sendDiagnostics, withoutDiagnostics } from "./diagnostics.ts";

/**
 * Types of ours for which Azure Monitor has no diagnostic setting: no log category, and no metric that could be exported. A binding that is
 * new to this package is on none of the three lists until it was looked up: https://learn.microsoft.com/azure/azure-monitor/reference/logs-index
 */
const incapable: ReadonlySet<string> = new Set([
  "azurerm_api_management_api",
  "azurerm_api_management_api_diagnostic",
  "azurerm_api_management_api_operation",
  "azurerm_api_management_api_operation_policy",
  "azurerm_api_management_api_policy",
  "azurerm_api_management_backend",
  "azurerm_api_management_custom_domain",
  "azurerm_api_management_diagnostic",
  "azurerm_api_management_named_value",
  "azurerm_api_management_policy",
  "azurerm_api_management_policy_fragment",
  "azurerm_api_management_product",
  "azurerm_api_management_product_api",
  "azurerm_cdn_frontdoor_custom_domain",
  "azurerm_cdn_frontdoor_custom_domain_association",
  "azurerm_cdn_frontdoor_endpoint",
  "azurerm_cdn_frontdoor_firewall_policy",
  "azurerm_cdn_frontdoor_origin",
  "azurerm_cdn_frontdoor_origin_group",
  "azurerm_cdn_frontdoor_route",
  "azurerm_cdn_frontdoor_security_policy",
  "azurerm_cognitive_account_customer_managed_key",
  "azurerm_federated_identity_credential",
  "azurerm_firewall_policy",
  "azurerm_firewall_policy_rule_collection_group",
  "azurerm_log_analytics_data_export_rule",
  "azurerm_management_lock",
  "azurerm_monitor_action_group",
  "azurerm_monitor_activity_log_alert",
  "azurerm_monitor_scheduled_query_rules_alert_v2",
  "azurerm_monitor_diagnostic_setting",
  "azurerm_monitor_private_link_scope",
  "azurerm_monitor_private_link_scoped_service",
  // Metrics only, and none that a setting could export.
  "azurerm_nat_gateway",
  "azurerm_nat_gateway_public_ip_association",
  "azurerm_network_watcher_flow_log",
  "azurerm_private_dns_a_record",
  // Metrics only, and none that a setting could export.
  "azurerm_private_dns_zone",
  "azurerm_private_dns_zone_virtual_network_link",
  // Metrics only, and none that a setting could export.
  "azurerm_private_endpoint",
  "azurerm_resource_group",
  "azurerm_application_insights_workbook",
  "azurerm_consumption_budget_resource_group",
  // It is a setting itself.
  "azurerm_monitor_aad_diagnostic_setting",
  "azurerm_log_analytics_workspace_table",
  "azurerm_pim_eligible_role_assignment",
  "azurerm_role_management_policy",
  "azurerm_security_center_automation",
  "azurerm_log_analytics_workspace_table_custom_log",
  "azurerm_monitor_data_collection_endpoint",
  "azurerm_sentinel_alert_rule_nrt",
  "azurerm_sentinel_alert_rule_scheduled",
  "azurerm_sentinel_automation_rule",
  "azurerm_sentinel_data_connector_microsoft_threat_intelligence",
  "azurerm_sentinel_log_analytics_workspace_onboarding",
  "azurerm_sentinel_watchlist",
  "azurerm_sentinel_watchlist_item",
  "azurerm_policy_definition",
  "azurerm_policy_set_definition",
  "azurerm_resource_group_policy_assignment",
  "azurerm_resource_group_policy_exemption",
  "azurerm_role_assignment",
  "azurerm_role_definition",
  "azurerm_route_table",
  "azurerm_storage_account_customer_managed_key",
  "azurerm_storage_container",
  "azurerm_storage_container_immutability_policy",
  "azurerm_storage_management_policy",
  "azurerm_subnet",
  "azurerm_subnet_nat_gateway_association",
  "azurerm_subnet_network_security_group_association",
  "azurerm_subnet_route_table_association",
  "azurerm_user_assigned_identity",
]);

const resourceTypes = Object.entries(providers)
  .filter(([name]) => !name.startsWith("Data") && !name.endsWith("Provider"))
  .map(([, binding]) => binding.tfResourceType)
  .filter((type) => type.startsWith("azurerm_"));

describe("diagnostics", () => {
  it.each(resourceTypes)("R-117 %s sends its logs, cannot, or has a reason not to", (type) => {
    const lists = [type in diagnosable, type in withoutDiagnostics, incapable.has(type)];
    expect(lists.filter(Boolean)).toHaveLength(1);
  });

  it("has nothing to say about types that this package does not build", () => {
    for (const type of [...Object.keys(diagnosable), ...Object.keys(withoutDiagnostics), ...incapable]) {
      expect(resourceTypes).toContain(type);
    }
  });

  const setting = (terraformResourceType: DiagnosableType) =>
    resourceOf(
      synthesize((stack) => {
        const resource = { id: "/resource", terraformResourceType };
        sendDiagnostics(new Construct(stack, "one"), resource, surroundings.diagnostics);
      }),
      "azurerm_monitor_diagnostic_setting",
    );

  it.each(Object.keys(diagnosable) as DiagnosableType[])("R-117 %s logs to the workspace", (type) => {
    const made = setting(type);
    expect(made["log_analytics_workspace_id"]).toBe(surroundings.diagnostics.workspaceId);
    expect(made["enabled_log"]).not.toEqual([]);
    // The argument of the same name without a prefix is its deprecated twin.
    expect(made).not.toHaveProperty("metric");
  });

  it.each<[DiagnosableType, string]>([
    ["azurerm_storage_account", "/resource/blobServices/default"],
    ["azurerm_managed_redis", "/resource/databases/default"],
    ["azurerm_key_vault", "/resource"],
  ])("%s keeps its logs on %s", (type, target) => {
    expect(setting(type)["target_resource_id"]).toBe(target);
  });

  it.each<[DiagnosableType, string[] | undefined]>([
    ["azurerm_key_vault", ["AllMetrics"]],
    ["azurerm_storage_account", ["Capacity", "Transaction"]],
    ["azurerm_network_security_group", undefined],
    ["azurerm_managed_redis", undefined],
  ])("%s exports the metrics %j", (type, categories) => {
    expect(setting(type)["enabled_metric"]).toEqual(categories?.map((category) => ({ category })));
  });

  it("R-63 a service that reads what users write logs who called it, not each call", () => {
    expect(setting("azurerm_cognitive_account")["enabled_log"]).toEqual([{ category_group: "audit" }]);
  });

  it.each<[DiagnosableType, string | undefined]>([
    ["azurerm_api_management", "Dedicated"],
    ["azurerm_firewall", "Dedicated"],
    ["azurerm_key_vault", undefined],
  ])("%s writes to tables of the kind %s", (type, kind) => {
    expect(setting(type)["log_analytics_destination_type"]).toBe(kind);
  });
});
