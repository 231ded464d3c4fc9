import type { AzureType } from "./facts.ts";
import { allMetrics, is, needs, rows, stated } from "./facts.ts";

/** Azure Monitor. */
export const observabilityTypes = {
  azurerm_application_insights: {
    tags: true,
    names: { applicationInsights: { prefix: "appi", max: 255 } },
    withoutDiagnostics: "workspace-based: its telemetry is in the workspace already, a setting would store it twice",
    arm: needs("Microsoft.Insights/components"),
    secure: {
      publicAccess: rows([["internet_ingestion_enabled", is(false), true, "R-86"]], {
        excusedBy: ["privateIngestion"],
      }),
      keyAccess: rows([["local_authentication_disabled", is(true), false, "R-35", "Azure.AppInsights.LocalAuth"]]),
      defaults: rows([
        ["internet_query_enabled", stated, undefined, "R-86"],
        ["workspace_id", stated, undefined, "R-117", "Azure.AppInsights.Workspace"],
        ["disable_ip_masking", is(false), false, "R-63"],
      ]),
    },
  },
  azurerm_application_insights_workbook: {
    tags: true,
    arm: needs("Microsoft.Insights/workbooks"),
  },
  azurerm_log_analytics_data_export_rule: {
    names: { dataExport: { prefix: "export", max: 63 } },
  },
  azurerm_log_analytics_workspace: {
    tags: true,
    names: { workspace: { prefix: "log", max: 63 } },
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    arm: needs(
      "Microsoft.OperationalInsights/workspaces",
      "Microsoft.OperationalInsights/workspaces/sharedKeys/action",
    ),
    secure: {
      publicAccess: rows([["internet_ingestion_enabled", is(false), true, "R-86"]], {
        excusedBy: ["privateIngestion"],
      }),
      keyAccess: rows([["local_authentication_enabled", is(false), true, "R-35"]]),
      defaults: rows([
        ["internet_query_enabled", stated, undefined, "R-86"],
        ["retention_in_days", stated, undefined, "R-62"],
      ]),
    },
    deprecated: ["local_authentication_disabled"],
  },
  azurerm_log_analytics_workspace_table: { arm: needs("Microsoft.OperationalInsights/workspaces/tables") },
  azurerm_log_analytics_workspace_table_custom_log: { arm: needs("Microsoft.OperationalInsights/workspaces/tables") },
  azurerm_monitor_aad_diagnostic_setting: { arm: needs("microsoft.aadiam/diagnosticSettings") },
  azurerm_monitor_action_group: {
    tags: true,
    names: { actionGroup: { prefix: "ag", max: 260 } },
    arm: needs("Microsoft.Insights/actionGroups"),
  },
  azurerm_monitor_activity_log_alert: {
    tags: true,
    arm: needs("Microsoft.Insights/activityLogAlerts"),
  },
  azurerm_monitor_data_collection_endpoint: {
    tags: true,
    names: { dataCollectionEndpoint: { prefix: "dce", max: 44 } },
    arm: needs("Microsoft.Insights/dataCollectionEndpoints"),
    secure: { publicAccess: rows([["public_network_access_enabled", is(false), true, "R-86"]]) },
  },
  azurerm_monitor_data_collection_rule: {
    tags: true,
    names: { dataCollectionRule: { prefix: "dcr", max: 64 } },
    // Rows that do not fit their table are reported here alone.
    diagnostics: { logs: "allLogs", metrics: allMetrics },
    arm: needs("Microsoft.Insights/dataCollectionRules"),
  },
  azurerm_monitor_diagnostic_setting: {
    names: { diagnosticSetting: { prefix: "diag", max: 260 } },
    arm: needs("Microsoft.Insights/diagnosticSettings"),
    deprecated: ["metric", "enabled_log.retention_policy"],
  },
  azurerm_monitor_metric_alert: { tags: true, arm: needs("Microsoft.Insights/metricAlerts") },
  azurerm_monitor_private_link_scope: {
    tags: true,
    names: { privateLinkScope: { prefix: "ampls", max: 255 } },
    privateLink: "monitor",
    arm: needs("Microsoft.Insights/privateLinkScopes"),
    secure: {
      publicAccess: rows([["ingestion_access_mode", is("PrivateOnly"), "Open", "R-86"]], {
        excusedBy: ["privateIngestion"],
      }),
      defaults: rows([["query_access_mode", stated, undefined, "R-86"]]),
    },
  },
  azurerm_monitor_private_link_scoped_service: { arm: needs("Microsoft.Insights/privateLinkScopes/scopedResources") },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    tags: true,
    names: { alert: { prefix: "alert", max: 255 } },
    arm: needs("Microsoft.Insights/scheduledQueryRules"),
  },
} as const satisfies Readonly<Record<string, AzureType>>;
