import type { RefusalKind } from "@mcp-landing-zone/contract";
import { errorCodes, sharedRefusals } from "@mcp-landing-zone/contract";

/**
 * Every way in which a request is turned away before a tool runs: HTTP status, JSON-RPC code, and the caller's whole answer.
 * The name of the row is what the audit record and the metrics say.
 */
export const refusals = {
  ...sharedRefusals,
  "body-too-slow": { status: 408, code: errorCodes.invalidRequest, message: "Request body came too slowly" },
  "body-cut-off": { status: 400, code: errorCodes.invalidRequest, message: "Request body ended before its end" },
  "body-not-json": { status: 400, code: errorCodes.parse, message: "Request body is not valid JSON in UTF-8" },
  "body-ambiguous": {
    status: 400,
    code: errorCodes.invalidRequest,
    message: "Request body has a repeated or special key, a number beyond all bounds, or half a character",
  },
  "body-too-complex": {
    status: 400,
    code: errorCodes.invalidRequest,
    message: "Request body is nested too deeply or has too many members",
  },
  "handshake-invalid": {
    status: 400,
    code: errorCodes.invalidParams,
    message: "The parameters of initialize are not valid",
  },
  "decision-invalid": {
    status: 400,
    code: errorCodes.invalidParams,
    message: 'decision must be "approved" or "denied", in these letters and alone',
  },
  // In the words of a client that was never allowed: its owner does not learn that it is on a list.
  "client-indicated": { status: 403, code: errorCodes.refused, message: "This client is not allowed here" },
  "gateway-proof": { status: 403, code: errorCodes.refused, message: "Requests are accepted from the gateway only" },
  "keys-unavailable": { status: 503, code: errorCodes.unavailable, message: "Tokens cannot be verified now" },
  "user-needed": { status: 403, code: errorCodes.refused, message: "This is for people, not for applications" },
  "claims-missing": { status: 401, code: errorCodes.refused, message: "A stronger sign-in is required" },
  "too-many-at-once": { status: 429, code: errorCodes.overloaded, message: "Too many requests at once" },
  overloaded: { status: 503, code: errorCodes.overloaded, message: "The server is busy" },
  "audit-unavailable": { status: 503, code: errorCodes.unavailable, message: "The request cannot be recorded now" },
  "state-unavailable": { status: 503, code: errorCodes.unavailable, message: "Shared state is unavailable now" },
  "session-missing": { status: 400, code: errorCodes.invalidRequest, message: "A session id is required" },
  "session-unknown": { status: 404, code: errorCodes.refused, message: "Session not found" },
  "id-in-use": { status: 409, code: errorCodes.invalidRequest, message: "Another request with this id is in work" },
  internal: { status: 500, code: errorCodes.internal, message: "Internal error" },
} as const satisfies Readonly<Record<string, RefusalKind>>;

export type RefusalName = keyof typeof refusals;

export interface RefusalDetail {
  /** For the audit record only: why, in a word that names no value of the request. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Requirements of the caller's next token, for the step-up challenge. */
  readonly challenge?: {
    /** Short names. */
    readonly scopes: readonly string[];
    /** JSON of Entra's `claims` parameter. */
    readonly claims?: string;
  };
  /** What else the JSON-RPC error tells the caller. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** The stage has made the record of it. */
  readonly recorded?: true;
}

/** Thrown by a stage that turns the request away; the server makes the answer and the audit record of it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly refusal: RefusalName;
  readonly detail: RefusalDetail;

  constructor(refusal: RefusalName, detail: RefusalDetail = {}) {
    super(detail.reason ?? refusal);
    this.refusal = refusal;
    this.detail = detail;
  }
}
