import { describe, expect, it } from "vitest";
import type { Rule } from "../rule.ts";
import { graphOf } from "../graph.ts";
import { judge } from "../judge.ts";
import { rules } from "../rules/index.ts";
import { appOf } from "./app.ts";

/** `[type, argument, the provider's default, what is wanted]`: the arguments whose default surprises, each of which some rule must mind. */
const surprising: readonly (readonly [string, string, unknown, unknown])[] = [
  ["azurerm_key_vault", "public_network_access_enabled", true, false],
  ["azurerm_key_vault", "purge_protection_enabled", false, true],
  ["azurerm_key_vault", "rbac_authorization_enabled", false, true],
  ["azurerm_container_registry", "public_network_access_enabled", true, false],
  ["azurerm_container_registry", "export_policy_enabled", true, false],
  ["azurerm_container_registry", "admin_enabled", true, false],
  ["azurerm_container_registry", "anonymous_pull_enabled", true, false],
  ["azurerm_container_registry", "network_rule_bypass_option", undefined, "None"],
  ["azurerm_cognitive_account", "local_auth_enabled", true, false],
  ["azurerm_cognitive_account", "public_network_access_enabled", true, false],
  ["azurerm_cognitive_account", "outbound_network_access_restricted", false, true],
  ["azurerm_storage_account", "shared_access_key_enabled", true, false],
  ["azurerm_storage_account", "public_network_access_enabled", true, false],
  ["azurerm_storage_account", "allow_nested_items_to_be_public", true, false],
  ["azurerm_storage_account", "local_user_enabled", true, false],
  ["azurerm_storage_account", "cross_tenant_replication_enabled", true, false],
  ["azurerm_storage_account", "infrastructure_encryption_enabled", false, true],
  ["azurerm_log_analytics_workspace", "internet_ingestion_enabled", true, false],
  ["azurerm_log_analytics_workspace", "internet_query_enabled", undefined, false],
  ["azurerm_log_analytics_workspace", "local_authentication_enabled", true, false],
  ["azurerm_application_insights", "internet_ingestion_enabled", true, false],
  ["azurerm_application_insights", "internet_query_enabled", undefined, false],
  ["azurerm_application_insights", "local_authentication_disabled", false, true],
  ["azurerm_monitor_private_link_scope", "ingestion_access_mode", "Open", "PrivateOnly"],
  ["azurerm_monitor_private_link_scope", "query_access_mode", undefined, "PrivateOnly"],
  ["azurerm_api_management", "min_api_version", undefined, "2021-08-01"],
  ["azurerm_api_management", "gateway_disabled", true, false],
  ["azurerm_api_management_api", "subscription_required", undefined, false],
  ["azurerm_api_management_backend", "tls.validate_certificate_chain", false, true],
  ["azurerm_api_management_backend", "tls.validate_certificate_name", false, true],
  ["azurerm_api_management_backend", "circuit_breaker_rule", undefined, { name: "open" }],
  ["azurerm_container_app", "ingress.allow_insecure_connections", true, false],
  ["azurerm_container_app", "ingress.ip_security_restriction.action", "Deny", "Allow"],
  ["azurerm_container_app_environment", "internal_load_balancer_enabled", false, true],
  ["azurerm_container_app_environment", "public_network_access", undefined, "Disabled"],
  ["azurerm_container_app_environment", "mutual_tls_enabled", false, true],
  ["azurerm_container_app_environment", "zone_redundancy_enabled", undefined, true],
  ["azurerm_managed_redis", "public_network_access", "Enabled", "Disabled"],
  ["azurerm_managed_redis", "default_database.access_keys_authentication_enabled", true, false],
  ["azurerm_cosmosdb_account", "public_network_access_enabled", true, false],
  ["azurerm_cosmosdb_account", "local_authentication_disabled", false, true],
  ["azuread_application", "api.requested_access_token_version", 1, 2],
  ["azuread_application", "prevent_duplicate_names", false, true],
  ["azuread_service_principal", "app_role_assignment_required", false, true],
];

/** What the rules say of this argument of a resource with nothing else written. */
const complaints = (type: string, argument: string, value: unknown): string[] => {
  const block = argument
    .split(".")
    .reduceRight<unknown>((inner, name) => (inner === undefined ? {} : { [name]: inner }), value);
  const graph = graphOf(appOf({ [`${type}.r`]: block as Record<string, unknown> }));
  return judge(graph, [], rules as readonly Rule[])
    .rules.flatMap(({ findings }) => findings.map(({ detail }) => detail))
    .filter((detail) => detail.startsWith(`${argument} is`));
};

describe.each(surprising)("R-34 R-35 R-86 %s.%s", (type, argument, unsafe, wanted) => {
  it("is minded at its unsafe value", () => expect(complaints(type, argument, unsafe)).toHaveLength(1));

  it("is accepted as it is wanted", () => expect(complaints(type, argument, wanted)).toEqual([]));
});
