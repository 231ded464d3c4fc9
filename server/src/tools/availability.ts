/**
 * How a tool of another server stands at the moment: as it was approved, not known to be, or known not to be. Only
 * the first is listed, only the last is as if it did not exist.
 */
export type Standing = "current" | "unverified" | "changed";

/** Watches over tools that may change while the server runs. */
export interface Availability {
  standing(name: string): Standing;
  /** Looks again when the last look is old: something to wait for, for a bounded time, or nothing. */
  refresh(): Promise<void> | undefined;
  /** Calls back whenever a standing has changed. */
  onChange(listener: () => void): void;
}
