/**
 * Names under which the server's telemetry arrives, for its sender and for the queries that read it. Those of `mcp`, `gen_ai`,
 * `jsonrpc` and `rpc` are OpenTelemetry's semantic conventions for MCP; the rest is ours.
 */
export const telemetryNames = {
  /** What sends: `AppRoleName`; that of a server among several ends with a dash and its name. */
  role: "mcp-server",
  metrics: {
    duration: "mcp.server.operation.duration",
    refusals: "mcp.server.refusals",
    inWork: "mcp.server.requests.in_work",
    shieldOpen: "mcp.server.shield.breaker_open",
    auditPending: "mcp.server.audit.pending",
    dropped: "mcp.server.telemetry.dropped",
  },
  attributes: {
    method: "mcp.method.name",
    revision: "mcp.protocol.version",
    session: "mcp.session.id",
    tool: "gen_ai.tool.name",
    operation: "gen_ai.operation.name",
    requestId: "jsonrpc.request.id",
    code: "rpc.response.status_code",
    error: "error.type",
    correlation: "landing_zone.correlation_id",
    outcome: "landing_zone.outcome",
    reason: "landing_zone.reason",
    toolVersion: "landing_zone.tool.version",
    principalKind: "landing_zone.principal.kind",
    spotlight: "landing_zone.spotlight",
    signal: "landing_zone.signal",
    cause: "landing_zone.cause",
    errorCode: "landing_zone.error.code",
    errorKind: "landing_zone.error.kind",
    stack: "code.stacktrace",
  },
  /** The workspace's tables of Application Insights. */
  tables: {
    RequestData: "AppRequests",
    RemoteDependencyData: "AppDependencies",
    MetricData: "AppMetrics",
    MessageData: "AppTraces",
  },
  /** Reasons of refusals that only a person can end. */
  reasons: {
    definitions: ["definition-changed", "definition-gone", "definition-new"],
    audit: ["audit-unavailable"],
  },
} as const;
