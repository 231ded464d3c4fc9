import { errorCodes } from "./protocol.ts";

/** A way in which a request is turned away: HTTP status, JSON-RPC code, and the caller's whole answer. */
export interface RefusalKind {
  /** The HTTP status of the refusal. */
  readonly status: number;
  /** The JSON-RPC error code. */
  readonly code: number;
  /** What the caller reads. */
  readonly message: string;
}

/** Refusals that gateway and server share, in the same words: a caller cannot tell which of the two refused. */
export const sharedRefusals = {
  "host-not-allowed": { status: 403, code: errorCodes.refused, message: "Host is not served here" },
  "origin-not-allowed": { status: 403, code: errorCodes.refused, message: "Origin is not allowed" },
  "not-found": { status: 404, code: errorCodes.refused, message: "Not found" },
  "method-not-allowed": { status: 405, code: errorCodes.refused, message: "Method not allowed" },
  "media-type": {
    status: 415,
    code: errorCodes.invalidRequest,
    message: "Body must be application/json in UTF-8, without Content-Encoding",
  },
  "body-too-large": { status: 413, code: errorCodes.invalidRequest, message: "Request body is too large" },
  "not-one-message": {
    status: 400,
    code: errorCodes.invalidRequest,
    message: "Request body must be one JSON-RPC request or notification",
  },
  "header-mismatch": {
    status: 400,
    code: errorCodes.headerMismatch,
    message: "A protocol header does not say what the body says",
  },
  "envelope-missing": {
    status: 400,
    code: errorCodes.invalidParams,
    message: "_meta must state the protocol version",
  },
  "params-invalid": {
    status: 400,
    code: errorCodes.invalidParams,
    message: "The parameters are not what the method takes",
  },
  "revision-unknown": { status: 400, code: errorCodes.unsupportedVersion, message: "Unsupported protocol version" },
  "token-in-query": { status: 400, code: errorCodes.refused, message: "Access tokens are not accepted in the URL" },
  "credentials-repeated": { status: 400, code: errorCodes.refused, message: "Authorization was sent more than once" },
  "token-missing": { status: 401, code: errorCodes.refused, message: "An access token is required" },
  "token-invalid": { status: 401, code: errorCodes.refused, message: "The access token is not valid here" },
  "client-not-allowed": { status: 403, code: errorCodes.refused, message: "This client is not allowed here" },
  "scope-missing": { status: 403, code: errorCodes.refused, message: "The access token lacks a scope" },
  "role-missing": { status: 403, code: errorCodes.refused, message: "This is for people who hold the role" },
  "tool-withheld": {
    status: 503,
    code: errorCodes.unavailable,
    message: "Tools that change something are withheld while the threat level is high",
  },
  "rate-limited": { status: 429, code: errorCodes.overloaded, message: "Too many requests" },
} as const satisfies Readonly<Record<string, RefusalKind>>;
