import type { AuditRecord } from "./audit.ts";

/** The table in the workspace that detections read. The chain in the audit archive is the record; rows here may come late or be missing. */
export const auditTableName = "McpAudit_CL";
/** What the data collection rule calls the rows as they come in. */
export const auditTableStream = "Custom-McpAudit";

/** The type of a column of the audit table. */
export type AuditColumnType = "datetime" | "string" | "long" | "dynamic";

/** Object ids and codes: no name of a person, no argument, no address of a page. */
export const auditTableColumns = {
  TimeGenerated: "datetime",
  /** Which MCP server. */
  Server: "string",
  Event: "string",
  Decision: "string",
  Phase: "string",
  Reason: "string",
  ObjectId: "string",
  Client: "string",
  PrincipalKind: "string",
  RequestId: "string",
  TraceId: "string",
  Method: "string",
  Tool: "string",
  ToolVersion: "string",
  ToolDigest: "string",
  Classification: "string",
  /** The sensitivity label of the classification. */
  Label: "string",
  ApprovalId: "string",
  Findings: "dynamic",
  Host: "string",
  OutputBytes: "long",
  DurationMs: "long",
  /** Requests that share the row: those without a caller, beyond what a minute has records for. */
  Count: "long",
  /** The chain of the writing process, and the place in it: a gap is a row that did not come. */
  Stream: "string",
  Sequence: "long",
  /** Rows that the server had to give up since it started. */
  Dropped: "long",
} as const satisfies Readonly<Record<string, AuditColumnType>>;

/** A record as it stands in the audit table. */
export type AuditTableRow = Readonly<
  Partial<Record<keyof typeof auditTableColumns, string | number | readonly string[]>>
>;

/** An event with its place in the chain. */
export type StoredEvent = Omit<AuditRecord, "v" | "prev" | "hash">;

/**
 * An event as a row.
 *
 * @example
 * declare const record: StoredEvent;
 * auditTableRow(record, "orders", 0).Server; // "orders"
 */
export const auditTableRow = (record: StoredEvent, server: string, dropped: number): AuditTableRow => {
  const { principal, request, tool, approval } = record;
  return {
    TimeGenerated: record.at,
    Server: server,
    Event: record.event,
    Decision: record.decision,
    Phase: record.phase ?? "finished",
    Reason: record.reason,
    ...(principal && { ObjectId: principal.object, Client: principal.client, PrincipalKind: principal.kind }),
    ...(request && { RequestId: request.id }),
    ...(request?.trace !== undefined && { TraceId: request.trace }),
    ...(request?.method !== undefined && { Method: request.method }),
    ...(tool && { Tool: tool.name, ToolVersion: tool.version, ToolDigest: tool.digest }),
    ...(tool?.classification && { Classification: tool.classification }),
    ...(tool?.label !== undefined && { Label: tool.label }),
    ...(approval && { ApprovalId: approval.id }),
    ...(record.findings && { Findings: record.findings }),
    ...(record.host !== undefined && { Host: record.host }),
    ...(record.outputBytes !== undefined && { OutputBytes: record.outputBytes }),
    ...(record.durationMs !== undefined && { DurationMs: record.durationMs }),
    ...(record.count !== undefined && { Count: record.count }),
    Stream: record.stream,
    Sequence: record.seq,
    Dropped: dropped,
  };
};

/**
 * A sign of life: the last place in the chain that was sent, so that a gap at its end is seen as well.
 *
 * @example
 * heartbeatRow("2026-11-20T08:00:00Z", "orders", "orders-0", 41, 0);
 */
export const heartbeatRow = (
  at: string,
  server: string,
  stream: string,
  sequence: number,
  dropped: number,
): AuditTableRow => ({
  TimeGenerated: at,
  Server: server,
  Event: "heartbeat",
  Decision: "allowed",
  Phase: "finished",
  Reason: "ok",
  Stream: stream,
  Sequence: sequence,
  Dropped: dropped,
});
