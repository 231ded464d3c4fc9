/**
 * Small facts that every replica must agree on: counters, pending approvals, sessions, marks. The maker of a key puts the
 * owner into it. Every entry expires.
 */
export interface StateStore {
  /** The value of a key, if it has not expired. */
  get(key: string): Promise<string | undefined>;
  /** Keeps a value for so many seconds. */
  set(key: string, value: string, seconds: number): Promise<void>;
  /** Whether the key was free. */
  add(key: string, value: string, seconds: number): Promise<boolean>;
  /** Replaces `from` by `to`, keeping the expiry; gives whether the value was still `from`, so that a step happens once. */
  swap(key: string, from: string, to: string): Promise<boolean>;
  /** Forgets a value. */
  delete(key: string): Promise<void>;
  /** Adds one and returns the sum; the expiry runs from the first. */
  count(key: string, seconds: number): Promise<number>;
  /** Keys that begin with `prefix`, unordered. For rare questions by people, never per request. */
  keys(prefix: string): Promise<readonly string[]>;
}

/**
 * The store cannot be reached: every question that needs it is answered with a refusal.
 *
 * @example
 * declare const state: StateStore;
 * await state.get("key").catch((error: unknown) => console.error(error instanceof StateUnavailable));
 */
export class StateUnavailable extends Error {
  override readonly name = "StateUnavailable";
}
