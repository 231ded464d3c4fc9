/** Arguments of azurerm 4.55 that have a successor beside them, by resource type. The next major version drops them. */
export const deprecatedArguments: Readonly<Record<string, readonly string[]>> = {
  azurerm_key_vault: ["enable_rbac_authorization"],
  azurerm_log_analytics_workspace: ["local_authentication_disabled"],
  azurerm_api_management: [
    "security.enable_backend_ssl30",
    "security.enable_backend_tls10",
    "security.enable_backend_tls11",
    "security.enable_frontend_ssl30",
    "security.enable_frontend_tls10",
    "security.enable_frontend_tls11",
    "protocols.enable_http2",
    "hostname_configuration.proxy.key_vault_id",
  ],
  azurerm_api_management_custom_domain: ["gateway.key_vault_id"],
  azurerm_monitor_diagnostic_setting: ["metric", "enabled_log.retention_policy"],
  azurerm_network_watcher_flow_log: ["network_security_group_id"],
  azurerm_storage_container: ["storage_account_name"],
};
