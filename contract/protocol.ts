/** Revisions of the protocol that this deployment speaks. */
export const revisions = {
  /** Self-contained requests, no handshake, no session. */
  modern: ["2026-07-28"],
  /** Served as a compatibility lane on the same endpoint. */
  legacy: ["2025-11-25", "2025-06-18", "2025-03-26"],
} as const;

/** Keys of `_meta` that carry a modern request's envelope. */
export const envelope = {
  protocolVersion: "io.modelcontextprotocol/protocolVersion",
  clientCapabilities: "io.modelcontextprotocol/clientCapabilities",
  clientInfo: "io.modelcontextprotocol/clientInfo",
  logLevel: "io.modelcontextprotocol/logLevel",
  serverInfo: "io.modelcontextprotocol/serverInfo",
} as const;

/** Methods whose target is mirrored into the name header, and the parameter that it mirrors. */
export const namedBy: Readonly<Record<string, "name" | "uri">> = {
  "tools/call": "name",
  "prompts/get": "name",
  "resources/read": "uri",
};

/**
 * The members of a message, and those of its parameters that rules look at. Some parsers (Go's, and others on request) take a name in
 * other letters for the same name: a rule would look at one value, and the server behind it would use the other.
 */
export const members = {
  message: ["jsonrpc", "id", "method", "params"],
  parameters: ["_meta", "name", "uri", "arguments", "ref", "argument", "type", "value"],
} as const;

/** JSON-RPC error codes: the standard ones, the protocol's, and ours (outside the range that JSON-RPC reserves). */
export const errorCodes = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  headerMismatch: -32020,
  missingCapability: -32021,
  unsupportedVersion: -32022,
  refused: -31000,
  overloaded: -31001,
  unavailable: -31002,
} as const;
