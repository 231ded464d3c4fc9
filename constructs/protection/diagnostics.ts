import type { Construct } from "constructs";
import { MonitorDiagnosticSetting } from "../providers.ts";

interface DiagnosticFacts {
  /** A group takes in categories that Azure adds later. */
  readonly logs: "allLogs" | "audit" | readonly string[];
  readonly metrics: readonly string[];
  /** Some services keep their logs on a child that Terraform does not model. */
  readonly child?: string;
  /** Tables with a column per property instead of the shared one; only for services that offer both, the others have no choice to make. */
  readonly ownTables?: true;
}

const allMetrics = ["AllMetrics"] as const;

/**
 * Every resource type of ours that can send diagnostics, and what it sends. A type that is not here cannot, or has its reason in
 * `withoutDiagnostics`. https://learn.microsoft.com/azure/azure-monitor/reference/logs-index
 */
export const diagnosable = {
  azurerm_api_management: { logs: "allLogs", metrics: allMetrics, ownTables: true },
  azurerm_cdn_frontdoor_profile: { logs: "allLogs", metrics: allMetrics },
  // no record of each request to a service whose requests are what users wrote.
  azurerm_cognitive_account: { logs: "audit", metrics: allMetrics },
  azurerm_container_app_environment: { logs: "allLogs", metrics: allMetrics },
  azurerm_container_registry: { logs: "allLogs", metrics: allMetrics },
  azurerm_firewall: {
    // One by one, because the group has each of them a second time, in the older form.
    logs: [
      "AZFWApplicationRule",
      "AZFWDnsQuery",
      "AZFWFqdnResolveFailure",
      "AZFWIdpsSignature",
      "AZFWNatRule",
      "AZFWNetworkRule",
      "AZFWThreatIntel",
    ],
    metrics: allMetrics,
    ownTables: true,
  },
  azurerm_key_vault: { logs: "allLogs", metrics: allMetrics },
  azurerm_log_analytics_workspace: { logs: "allLogs", metrics: allMetrics },
  // Rows that do not fit their table are reported here alone.
  azurerm_monitor_data_collection_rule: { logs: "allLogs", metrics: allMetrics },
  // The metrics are the cluster's, and Azure Monitor keeps them without a setting.
  azurerm_managed_redis: { logs: "allLogs", metrics: [], child: "/databases/default" },
  azurerm_network_security_group: { logs: "allLogs", metrics: [] },
  azurerm_public_ip: { logs: "allLogs", metrics: allMetrics },
  // Storage answers with its two metric categories, also when all are asked for.
  azurerm_storage_account: {
    logs: "allLogs",
    metrics: ["Capacity", "Transaction"],
    child: "/blobServices/default",
  },
  azurerm_virtual_network: { logs: "allLogs", metrics: allMetrics },
} as const satisfies Record<string, DiagnosticFacts>;

export type DiagnosableType = keyof typeof diagnosable;

/** Types that support a diagnostic setting and deliberately have none. */
export const withoutDiagnostics: Readonly<Record<string, string>> = {
  azurerm_application_insights:
    "workspace-based: its telemetry is in the workspace already, a setting would store it twice",
  azurerm_container_app:
    "metrics only, which Azure Monitor keeps without a setting; its logs come from the environment's setting",
};

/** Where logs go: the workspace of the foundation. */
export interface DiagnosticsTarget {
  readonly workspaceId: string;
}

interface DiagnosedResource {
  readonly id: string;
  readonly terraformResourceType: string;
}

/** Sends everything a resource can log to the workspace. One setting per resource, named alike everywhere. */
export function sendDiagnostics(
  scope: Construct,
  resource: DiagnosedResource,
  target: DiagnosticsTarget,
): MonitorDiagnosticSetting {
  const facts: DiagnosticFacts = diagnosable[resource.terraformResourceType as DiagnosableType];
  return new MonitorDiagnosticSetting(scope, "Diagnostics", {
    name: "to-workspace",
    targetResourceId: `${resource.id}${facts.child ?? ""}`,
    logAnalyticsWorkspaceId: target.workspaceId,
    ...(facts.ownTables ? { logAnalyticsDestinationType: "Dedicated" } : {}),
    enabledLog:
      typeof facts.logs === "string" ? [{ categoryGroup: facts.logs }] : facts.logs.map((category) => ({ category })),
    ...(facts.metrics.length > 0 ? { enabledMetric: facts.metrics.map((category) => ({ category })) } : {}),
  });
}

export const isDiagnosable = (type: string): type is DiagnosableType => Object.hasOwn(diagnosable, type);
