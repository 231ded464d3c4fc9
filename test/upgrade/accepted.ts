/**
 * Addresses of the last release that an upgrade may destroy or make anew, with the reason and what becomes of their data. The release that
 * follows starts empty again.
 */
export const accepted: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      "api_Api_Log_azuremonitor_4634FA6D",
      "approvals_Api_Log_azuremonitor_7273970F",
      "facade_Metadata_Log_azuremonitor_A5699158",
      "facade_OAuth_Log_azuremonitor_F753A2FE",
      "metadata_Api_Log_azuremonitor_B53A4ACE",
    ].map((id) => [
      `azurerm_api_management_api_diagnostic.workload_${id}`,
      "azurerm refused to plan it; the setting is made through azapi, and the logs stay in the workspace",
    ]),
  ),
  // all clients of the façade were this one application, whose consent was the union of what users allowed any of them.
  ...Object.fromEntries(
    [
      "azuread_app_role_assignment.workload_facade-client_DefaultaccesstoMCPusers_2C684189",
      "azuread_application.workload_facade-client_677D3969",
      "azuread_application_pre_authorized.workload_application_Pre-authorizedmcp-bank-workload--workload--facade-client_12EA9531",
      "azuread_application_pre_authorized.workload_application_Pre-authorizedmcp-dev-workload--workload--facade-client_3BAE4E93",
      "azuread_application_pre_authorized.workload_application_Pre-authorizedmcp-test-workload--workload--facade-client_EDE2CA20",
      "azuread_service_principal.workload_facade-client_ServicePrincipal_A17FC824",
      "azurerm_api_management_named_value.workload_facade_Values_mcp-facade-client_EC8612C6",
    ].map((address) => [address, "each client of the façade is an application of its own; users sign in once more"]),
  ),
};
