import type { SpotlightMode } from "./define-tool.ts";

/** What a tool call needs of the content layer: checks that refuse by throwing, and changes that keep a value's shape. */
export interface ContentGuard {
  /** Throws a ToolRefusal when the texts try to steer the system, or when nobody can tell. */
  checkInput(texts: readonly string[], signal: AbortSignal): Promise<void>;
  checkOutput(texts: readonly string[], signal: AbortSignal): Promise<void>;
  redact<T>(value: T): { readonly value: T; readonly findings: readonly string[] };
  mark(text: string, mode: SpotlightMode, marker: string): string;
}
