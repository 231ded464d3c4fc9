/** Paths of the server besides the MCP endpoint, whose path is that of the public URL. */
export const routes = {
  /** The process runs. Answers every request, with no details. */
  live: "/healthz",
  /** The process takes requests. */
  ready: "/readyz",
  /** Pending approvals, for people who hold the approver role. */
  approvals: "/approvals",
  /** Protected resource metadata (RFC 9728); the endpoint's path follows, and the bare form says the same. */
  resourceMetadata: "/.well-known/oauth-protected-resource",
} as const;
