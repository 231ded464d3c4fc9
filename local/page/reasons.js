// Why a request was refused, in words. What is not named here is shown as the code that it is.

/** @type {Readonly<Record<string, string>>} */
const byGateway = {
  host: "asked for another host",
  origin: "a page of a foreign origin asked",
  method: "the method is not offered",
  size: "the body is too large",
  switch: "everything is switched off",
  "address-limit": "too many requests from one address",
  credentials: "no token, or in the wrong place",
  token: "the token is not valid here",
  principal: "the token names no usable caller",
  "client-switch": "the client is switched off",
  "media-type": "the body is not declared as JSON",
  json: "the body is not JSON",
  message: "not one JSON-RPC message",
  revision: "an unknown revision of the protocol",
  "mirrored-headers": "headers and body say different things",
  tool: "no such tool",
  "tool-switch": "the tool is switched off",
  right: "the token lacks the scope",
  "client-limit": "the client's limit is reached",
  "caller-limit": "the caller's limit is reached",
  "tool-limit": "the tool's limit is reached",
  "tool-quota": "the tool's daily quota is used up",
  "tool-input": "the arguments are too large for the tool",
  inspection: "Prompt Shields saw an attack, or gave no verdict",
  "gateway-token": "the gateway has no token of its own",
};

/** @type {Readonly<Record<string, string>>} */
const byServer = {
  "host-not-allowed": "asked for another host",
  "origin-not-allowed": "a page of a foreign origin asked",
  "method-not-allowed": "the method is not offered",
  "media-type": "the body is not declared as JSON",
  "body-too-large": "the body is too large",
  "body-too-slow": "the body came too slowly",
  "body-cut-off": "the body ended before its end",
  "body-not-json": "the body is not JSON",
  "body-ambiguous": "the body can be read in two ways",
  "body-too-complex": "the body is nested too deeply, or has too many members",
  "not-one-message": "not one JSON-RPC message",
  "header-mismatch": "headers and body say different things",
  "gateway-proof": "did not come through the gateway",
  "token-missing": "no token",
  "token-invalid": "the token is not valid here",
  "client-not-allowed": "the client application is not allowed here",
  "token-in-query": "the token stands in the address",
  "keys-unavailable": "signing keys cannot be had",
  "scope-missing": "the token lacks the scope",
  "role-missing": "the person lacks the role",
  "user-needed": "an application cannot sign in as strongly as the tool demands",
  "claims-missing": "the tool demands a stronger sign-in",
  "rate-limited": "too many requests",
  "too-many-at-once": "too many requests of one caller at once",
  overloaded: "the server has enough to do",
  "session-missing": "no session is named",
  "session-unknown": "no such session, or somebody else's",
  "arguments-invalid": "the arguments do not fit the tool's schema",
  "arguments-too-large": "the arguments are too large",
  "approval-needed": "waits until somebody approves it",
  "approval-denied": "was denied by a person",
  "approvals-exhausted": "too many calls of this caller wait already",
  "input-refused": "the arguments look like an attack",
  "output-refused": "the result looks like an attack",
  "output-invalid": "the result is not what the tool declares",
  "output-too-large": "the result is larger than it may be",
  "shield-unavailable": "the content check is unavailable",
  "audit-unavailable": "it could not have been recorded",
  "state-unavailable": "shared state is unavailable",
  "timed-out": "the tool took too long",
  "tool-error": "the tool could not do it",
  "tool-failed": "the tool failed",
  "downstream-claims": "the service behind the tool demands a stronger sign-in",
  "downstream-refused": "the service behind the tool refused",
  "downstream-unavailable": "access to the service behind the tool could not be had",
  "upstream-unavailable": "the server behind the tool does not answer as it should",
  "upstream-asked": "the server behind the tool wanted to ask for something",
  "definition-changed": "the tool is not what was approved any more",
  internal: "an error that nobody foresaw",
  "not-found": "no such thing, or no right to see it",
};

/**
 * @param {"gateway" | "server"} who
 * @param {string} code
 */
export const inWords = (who, code) => {
  const known = who === "gateway" ? byGateway : byServer;
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? code.replaceAll(/[-._]/g, " ");
};
