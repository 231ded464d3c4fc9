/** Names of the headers that gateway and server agree on, in the lower case in which both compare them. */
export const headers = {
  /** The gateway's own token, `Bearer <jwt>`; the caller's stays in `authorization`. */
  gatewayProof: "x-gateway-authorization",
  /** One id for a request through gateway, server, audit and telemetry. Set by the gateway, never taken from outside. */
  correlation: "x-correlation-id",
  /** The threat level, `0` to `2`. Set by the gateway, never taken from outside. */
  threatLevel: "x-threat-level",
  protocolVersion: "mcp-protocol-version",
  method: "mcp-method",
  name: "mcp-name",
  /** Prefix of arguments that a tool mirrors into headers. */
  parameterPrefix: "mcp-param-",
  sessionId: "mcp-session-id",
  lastEventId: "last-event-id",
} as const;
