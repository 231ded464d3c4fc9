import type { Principal } from "../identity/principal.ts";

/** What a tool is given besides its arguments. The caller's token is not among it. */
export interface ToolContext {
  readonly principal: Principal;
  /** Aborts when the caller goes away or the tool's time is up. */
  readonly signal: AbortSignal;
  /** One id for this request through gateway, server, audit and telemetry. */
  readonly correlationId: string;
  /** Tells a caller that asked how far the work is. */
  readonly progress: (done: number, total?: number) => Promise<void>;
  /** A token for another API in the caller's name. */
  readonly onBehalfOf: (scope: string) => Promise<string>;
}

/** An answer that the model may read: what went wrong, and what to do about it. Everything else a tool throws stays inside. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}
