/**
 * The rules in the order in which a request meets them: cheapest and most decisive first. A caller without the right to be here learns nothing that
 * a later rule knows, and costs nothing that a later rule costs.
 */
export const inboundStages = [
  "host",
  "connection",
  // Before the method: a page of a foreign origin gets one answer, with every method (2026-07-28, transports).
  "origin",
  "method",
  "size",
  "switch",
  "address-limit",
  "credentials",
  "token",
  "principal",
  "client-switch",
  "media-type",
  "json",
  "message",
  "revision",
  "params",
  "mirrored-headers",
  "tool",
  "tool-switch",
  "threat-level",
  "right",
  // Before the client's: refused calls of one person do not use up the limit of everyone who uses the same client.
  "caller-limit",
  "client-limit",
  "tool-limit",
  "tool-quota",
  // After the limits: a call that is too large counts as well.
  "tool-input",
  "inspection",
  "rebuild",
  "gateway-token",
] as const;

export type InboundStage = (typeof inboundStages)[number];
