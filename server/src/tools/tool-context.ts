import type { Principal } from "../decision/principal.ts";

/** What a tool is given besides its arguments. The caller's token is not among it. */
export interface ToolContext {
  readonly principal: Principal;
  /** Aborts when the caller goes away or the tool's time is up. */
  readonly signal: AbortSignal;
  /** One id for this request through gateway, server, audit and telemetry. */
  readonly correlationId: string;
  /** Names the host that the tool is about to call, for the audit trail. */
  readonly reaches: (host: string) => void;
  /** Tells a caller that asked how far the work is. */
  readonly progress: (done: number, total?: number) => Promise<void>;
  /** A token for another API in the caller's name. */
  readonly onBehalfOf: (scope: string) => Promise<string>;
}

/** An answer that the model may read: what went wrong, and what to do about it. Everything else a tool throws stays inside. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  /** Codes for the audit trail: why, in words that name nothing of the request. */
  readonly findings: readonly string[];

  constructor(
    message: string,
    { findings = [], ...options }: ErrorOptions & { readonly findings?: readonly string[] } = {},
  ) {
    super(message, options);
    this.findings = findings;
  }
}
