import type { SecureArgument } from "./secure-argument.ts";
import { is, rowsOf } from "./secure-argument.ts";

/** Arguments that admit a key or a password instead of an identity. */
export const keyAccess: readonly SecureArgument[] = [
  ...rowsOf("azurerm_container_registry", [
    ["admin_enabled", is(false), false, "R-35", "CKV_AZURE_137", "Azure.ACR.AdminUser"],
    ["anonymous_pull_enabled", is(false), false, "R-35", "CKV_AZURE_138"],
  ]),
  ...rowsOf("azurerm_cognitive_account", [
    ["local_auth_enabled", is(false), true, "R-35", "CKV_AZURE_236", "Azure.AI.DisableLocalAuth"],
  ]),
  ...rowsOf("azurerm_storage_account", [
    ["shared_access_key_enabled", is(false), true, "R-35", "CKV2_AZURE_40", "CKV2_AZURE_41", "Azure.Storage.LocalAuth"],
    ["local_user_enabled", is(false), true, "R-35", "CKV_AZURE_244"],
  ]),
  ...rowsOf("azurerm_log_analytics_workspace", [["local_authentication_enabled", is(false), true, "R-35"]]),
  ...rowsOf("azurerm_application_insights", [
    ["local_authentication_disabled", is(true), false, "R-35", "Azure.AppInsights.LocalAuth"],
  ]),
  ...rowsOf("azurerm_managed_redis", [
    ["default_database.access_keys_authentication_enabled", is(false), false, "R-35", "Azure.Redis.LocalAuth"],
  ]),
  ...rowsOf("azurerm_cosmosdb_account", [["local_authentication_disabled", is(true), false, "R-35", "CKV_AZURE_140"]]),
  ...rowsOf("azurerm_key_vault", [["rbac_authorization_enabled", is(true), false, "R-34", "Azure.KeyVault.RBAC"]]),
];
