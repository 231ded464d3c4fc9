import type { Clock } from "./clock.ts";

/** Values by their keys, each good until its time. What has expired goes as new ones come, so memory follows what lives. */
export interface Expiring<T> {
  get(key: string): T | undefined;
  /** `until` in milliseconds since the epoch. False when there is no room and nothing may be forgotten for it. */
  set(key: string, value: T, until: number): boolean;
  delete(key: string): void;
  /** Those of living values. */
  keys(): readonly string[];
  /** Of what takes up memory, expired values among it. */
  readonly size: number;
}

interface ExpiringOptions {
  readonly clock: Clock;
  readonly most: number;
  /** Whether the oldest value makes room for a new one, or the new one is refused. */
  readonly full: "forget-oldest" | "refuse";
}

/** Values looked at for each that comes: enough to keep up, and no call pays for all of them. */
const swept = { usual: 2, full: 1_000 } as const;

export const createExpiring = <T>({ clock, most, full }: ExpiringOptions): Expiring<T> => {
  const entries = new Map<string, { readonly value: T; readonly until: number }>();
  let round = entries.keys();

  const get = (key: string): T | undefined => {
    const entry = entries.get(key);
    if (entry && entry.until > clock()) return entry.value;
    entries.delete(key);
    return undefined;
  };

  const sweep = (): void => {
    const count = entries.size >= most ? swept.full : swept.usual;
    for (let i = 0; i < count; i += 1) {
      const { done, value } = round.next();
      if (done) round = entries.keys();
      else get(value);
    }
  };

  return {
    get,
    set: (key, value, until) => {
      sweep();
      if (entries.size >= most && !entries.has(key)) {
        const [oldest] = entries.keys();
        if (full === "refuse" || oldest === undefined) return false;
        entries.delete(oldest);
      }
      entries.set(key, { value, until });
      return true;
    },
    delete: (key) => void entries.delete(key),
    keys: () => [...entries.keys()].filter((key) => get(key) !== undefined),
    get size() {
      return entries.size;
    },
  };
};
