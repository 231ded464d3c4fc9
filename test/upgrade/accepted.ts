/**
 * Addresses of the last release that an upgrade may destroy or make anew, with the reason and what becomes of their data. The release that
 * follows starts empty again.
 */
export const accepted: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "api_Api_Log_azuremonitor_4634FA6D",
    "approvals_Api_Log_azuremonitor_7273970F",
    "facade_Metadata_Log_azuremonitor_A5699158",
    "facade_OAuth_Log_azuremonitor_F753A2FE",
    "metadata_Api_Log_azuremonitor_B53A4ACE",
  ].map((id) => [
    `azurerm_api_management_api_diagnostic.workload_${id}`,
    "azurerm refused to plan it; the setting is made through azapi, and what was logged stays in the workspace",
  ]),
);
