import type { ToolContext } from "../tools/tool-context.ts";

/** The way to one upstream, of any kind. It opens by itself when it is needed, and again after it broke. */
export interface Link {
  /** Every tool that the upstream lists, word for word. */
  list(signal: AbortSignal): Promise<readonly unknown[]>;
  /** The upstream's result of a call, word for word. */
  call(tool: string, args: unknown, context: ToolContext): Promise<unknown>;
  close(): Promise<void>;
}

/** The upstream cannot be reached, or does not speak the protocol. */
export class UpstreamUnavailable extends Error {
  override readonly name = "UpstreamUnavailable";
}

/** The upstream answered with an error of the protocol. Its message is the upstream's word. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
}
