import type { Construct } from "constructs";
import type { DiagnosableType, DiagnosticFacts } from "../azure-types/index.ts";
import { factOf } from "../azure-types/index.ts";
import { MonitorDiagnosticSetting } from "../providers.ts";

/** Every resource type of ours that can send diagnostics, and what it sends. A type that is not here cannot, or has its reason in `withoutDiagnostics`. */
export const diagnosable = factOf("diagnostics") as Readonly<Record<DiagnosableType, DiagnosticFacts>>;

export type { DiagnosableType };

/** Types that support a diagnostic setting and deliberately have none. */
export const withoutDiagnostics: Readonly<Record<string, string>> = factOf("withoutDiagnostics");

/** Where logs go: the workspace of the foundation. */
export interface DiagnosticsTarget {
  /** The Log Analytics workspace that logs go to. */
  readonly workspaceId: string;
}

interface DiagnosedResource {
  readonly id: string;
  readonly terraformResourceType: string;
}

/** Sends everything a resource can log to the workspace. One setting per resource, named alike everywhere. */
export const sendDiagnostics = (
  scope: Construct,
  resource: DiagnosedResource,
  target: DiagnosticsTarget,
): MonitorDiagnosticSetting => {
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
};

export const isDiagnosable = (type: string): type is DiagnosableType => Object.hasOwn(diagnosable, type);
