import type { SecureArgument } from "./secure-argument.ts";
import { is, rowsOf } from "./secure-argument.ts";

const closed = (type: string, ...references: readonly string[]): SecureArgument[] =>
  rowsOf(type, [["public_network_access_enabled", is(false), true, "R-86", ...references]]);

const ingestion = { excusedBy: ["privateIngestion"] };

/** What makes a service answer outside of the network. All of these have a private path. */
export const publicAccess: readonly SecureArgument[] = [
  ...closed("azurerm_key_vault", "R-34", "CKV_AZURE_189"),
  ...closed("azurerm_container_registry", "CKV_AZURE_139"),
  ...closed("azurerm_cognitive_account", "CKV_AZURE_134", "Azure.AI.PublicAccess"),
  ...closed("azurerm_storage_account", "CKV_AZURE_59"),
  ...closed("azurerm_cosmosdb_account", "CKV_AZURE_101"),
  ...rowsOf("azurerm_key_vault", [
    ["network_acls.default_action", is("Deny"), undefined, "R-34", "CKV_AZURE_109", "AZU-0013"],
  ]),
  ...rowsOf("azurerm_cognitive_account", [["network_acls.default_action", is("Deny"), undefined, "R-86"]]),
  ...rowsOf("azurerm_storage_account", [
    ["allow_nested_items_to_be_public", is(false), true, "CKV_AZURE_190", "CKV2_AZURE_47"],
    ["network_rules.default_action", is("Deny"), undefined, "CKV_AZURE_35", "AZU-0012"],
  ]),
  ...rowsOf("azurerm_storage_container", [
    ["container_access_type", is("private"), "private", "CKV_AZURE_34", "CKV2_AZURE_8", "AZU-0007"],
  ]),
  ...rowsOf("azurerm_log_analytics_workspace", [["internet_ingestion_enabled", is(false), true, "R-86"]], ingestion),
  ...rowsOf("azurerm_monitor_data_collection_endpoint", [["public_network_access_enabled", is(false), true, "R-86"]]),
  ...rowsOf("azurerm_application_insights", [["internet_ingestion_enabled", is(false), true, "R-86"]], ingestion),
  ...rowsOf(
    "azurerm_monitor_private_link_scope",
    [["ingestion_access_mode", is("PrivateOnly"), "Open", "R-86"]],
    ingestion,
  ),
  ...rowsOf("azurerm_container_app_environment", [
    ["internal_load_balancer_enabled", is(true), false, "R-86", "Azure.ContainerApp.PublicAccess"],
    ["public_network_access", is("Disabled"), undefined, "R-86", "Azure.ContainerApp.PublicAccess"],
  ]),
  ...rowsOf("azurerm_managed_redis", [["public_network_access", is("Disabled"), "Enabled", "R-86", "CKV_AZURE_89"]]),
];
