/** The rules in the order in which a request meets them, as at the MCP endpoint. */
export const inboundStages = [
  "host",
  "origin",
  "path",
  "method",
  "size",
  "switch",
  "address-limit",
  "credentials",
  "token",
  "principal",
  "client-switch",
  "media-type",
  "role",
  "approver-limit",
  "rebuild",
  "gateway-token",
] as const;
