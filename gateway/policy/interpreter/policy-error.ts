import type { HeaderEntry } from "../message/headers.ts";

/** Why an element could not do its work, in the gateway's words. The request goes on in on-error. */
export class PolicyError extends Error {
  readonly source: string;
  readonly reason: string;
  readonly status: number;
  readonly headers: readonly HeaderEntry[];
  /** What the author of the policy tells the client. */
  readonly disclosed: string | undefined;

  constructor(
    source: string,
    reason: string,
    message: string,
    status: number,
    headers: readonly HeaderEntry[] = [],
    disclosed?: string,
  ) {
    super(message);
    this.name = "PolicyError";
    this.source = source;
    this.reason = reason;
    this.status = status;
    this.headers = headers;
    this.disclosed = disclosed;
  }
}

/** An expression that gave no usable value. */
export const expressionError = (source: string, message: string): PolicyError =>
  new PolicyError(source, "ExpressionValueEvaluationFailure", message, 500);
