/**
 * Lines that can be added and never changed. Operations take effect in the order they were called; an append that
 * fails may or may not have been written, and `tail` tells which.
 */
export interface LineLog {
  /** The last complete line, or nothing when there is none. */
  tail(): Promise<string | undefined>;
  /** Resolves when every line is stored. */
  append(lines: readonly string[]): Promise<void>;
}

/** Where a verifier reads. */
export type Lines = AsyncIterable<string> | Iterable<string>;
