export { ActionGroup, type ActionGroupProps, type ActionGroupRef, type AlertWebhook } from "./action-group.ts";
export {
  type ActivityAlertProps,
  RoleAssignmentAlert,
  ServiceHealthAlert,
  type ServiceHealthAlertProps,
} from "./activity-alerts.ts";
export { ActivityLogExport, type ActivityLogExportProps } from "./activity-log-export.ts";
export {
  ApplicationInsights,
  type ApplicationInsightsProps,
  type ApplicationInsightsRef,
} from "./application-insights.ts";
export { AuditArchive, type AuditArchiveProps } from "./audit-archive.ts";
export { type AuditArchiveRef, AuditTrail, type AuditTrailProps } from "./audit-trail.ts";
export { AuditTable, type AuditTableProps, type AuditTableRef } from "./audit-table.ts";
export {
  diagnosable,
  type DiagnosableType,
  type DiagnosticsTarget,
  withoutDiagnostics,
} from "../protection/diagnostics.ts";
export { LogStorage, type LogStorageProps } from "./log-storage.ts";
export {
  MonitorPrivateLink,
  type MonitorPrivateLinkProps,
  type MonitorPrivateLinkRef,
} from "./monitor-private-link.ts";
export { ServerAlerts, type ServerAlertsProps, telemetryRole } from "./server-alerts.ts";
export { Workspace, type WorkspaceProps } from "./workspace.ts";
