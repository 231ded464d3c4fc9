import type { Clock } from "./clock.ts";

interface Living<T> {
  readonly value: T;
  readonly until: number;
}

/** Values by their keys, each good until its time. Expired values leave as new ones come, so memory follows the living ones. */
export interface Expiring<T> {
  get(key: string): T | undefined;
  /** The value with its time. */
  living(key: string): Living<T> | undefined;
  /** `until` in milliseconds since the epoch. False for a value too large for the store; the key is then empty. */
  set(key: string, value: T, until: number): boolean;
  delete(key: string): void;
  /** Those of living values. */
  keys(): readonly string[];
  /** Of what takes up memory, expired values among it. */
  readonly size: number;
}

interface ExpiringOptions<T> {
  readonly clock: Clock;
  /** The largest number of values, or their largest weight together. The oldest write makes room. */
  readonly most: number;
  /** @default 1 each */
  readonly weigh?: (key: string, value: T) => number;
}

interface Entry<T> extends Living<T> {
  readonly key: string;
  readonly weight: number;
}

/** How many old entries one `set` checks for expiry, in the usual case and when there is no room. */
const swept = { usual: 2, full: 100 } as const;

export const createExpiring = <T>({ clock, most, weigh = () => 1 }: ExpiringOptions<T>): Expiring<T> => {
  const entries = new Map<string, Entry<T>>();
  let round = entries.values();
  let weight = 0;

  const remove = (key: string): void => {
    const entry = entries.get(key);
    if (!entry) return;
    weight -= entry.weight;
    entries.delete(key);
  };

  const living = (key: string): Entry<T> | undefined => {
    const entry = entries.get(key);
    if (!entry || entry.until > clock()) return entry;
    remove(key);
    return undefined;
  };

  const sweep = (count: number): void => {
    const now = clock();
    for (let i = 0; i < count; i += 1) {
      const { done, value: entry } = round.next();
      if (done) round = entries.values();
      else if (entry.until <= now) remove(entry.key);
    }
  };

  const makeRoom = (own: number): void => {
    sweep(swept.full);
    for (const oldest of entries.keys()) {
      if (weight + own <= most) break;
      remove(oldest);
    }
  };

  return {
    get: (key) => living(key)?.value,
    living,
    set: (key, value, until) => {
      const own = weigh(key, value);
      remove(key);
      if (own > most) return false;
      sweep(swept.usual);
      if (weight + own > most) makeRoom(own);
      entries.set(key, { key, value, until, weight: own });
      weight += own;
      return true;
    },
    delete: remove,
    keys: () => [...entries.keys()].filter((key) => living(key) !== undefined),
    get size() {
      return entries.size;
    },
  };
};
