import type { Construct } from "constructs";
import { MonitorDiagnosticSetting } from "../providers.ts";

interface DiagnosticFacts {
  readonly logs: readonly ("allLogs" | "audit")[];
  readonly metrics: boolean;
  /** Some services keep their logs on a child that Terraform does not model. */
  readonly child?: string;
  /** Tables of the service's own instead of the one that all services share; asked of a service without them, it is a difference in every plan. */
  readonly ownTables?: true;
}

/**
 * Every resource type of ours that can send diagnostics, and what it can send. A type that is not here cannot, or has its reason in
 * `withoutDiagnostics`. https://learn.microsoft.com/azure/azure-monitor/reference/logs-index
 */
export const diagnosable = {
  azurerm_api_management: { logs: ["allLogs"], metrics: true, ownTables: true },
  azurerm_cdn_frontdoor_profile: { logs: ["allLogs"], metrics: true },
  azurerm_cognitive_account: { logs: ["audit"], metrics: true },
  azurerm_container_app_environment: { logs: ["allLogs"], metrics: true },
  azurerm_container_registry: { logs: ["allLogs"], metrics: true },
  azurerm_firewall: { logs: ["allLogs"], metrics: true },
  azurerm_key_vault: { logs: ["allLogs"], metrics: true },
  azurerm_log_analytics_workspace: { logs: ["allLogs"], metrics: true },
  azurerm_managed_redis: { logs: ["allLogs"], metrics: false, child: "/databases/default" },
  azurerm_network_security_group: { logs: ["allLogs"], metrics: false },
  azurerm_public_ip: { logs: ["allLogs"], metrics: true },
  azurerm_storage_account: { logs: ["allLogs"], metrics: true, child: "/blobServices/default" },
  azurerm_virtual_network: { logs: ["allLogs"], metrics: true },
} as const satisfies Record<string, DiagnosticFacts>;

export type DiagnosableType = keyof typeof diagnosable;

/** Types that support a diagnostic setting and deliberately have none. */
export const withoutDiagnostics: Readonly<Record<string, string>> = {
  azurerm_application_insights:
    "workspace-based: its telemetry is in the workspace already, a setting would store it twice",
  azurerm_container_app: "its console and system logs come from the environment's setting",
  azurerm_private_endpoint: "metrics only, and Azure Monitor keeps those without a setting",
  azurerm_nat_gateway: "metrics only, and Azure Monitor keeps those without a setting",
};

/** Where logs go: the workspace of the foundation. */
export interface DiagnosticsTarget {
  readonly workspaceId: string;
}

export interface DiagnosedResource {
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
    enabledLog: facts.logs.map((categoryGroup) => ({ categoryGroup })),
    ...(facts.metrics ? { enabledMetric: [{ category: "AllMetrics" }] } : {}),
  });
}

export const isDiagnosable = (type: string): type is DiagnosableType => Object.hasOwn(diagnosable, type);
