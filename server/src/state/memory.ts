import type { Clock } from "../clock.ts";
import { StateUnavailable } from "./state-store.ts";
import type { StateStore } from "./state-store.ts";

interface Entry {
  value: string;
  readonly until: number;
}

export interface MemoryState extends StateStore {
  /** Entries that take up memory, expired ones among them. */
  readonly size: number;
}

/** Entries looked at for each that comes: what has expired goes as fast as new ones come, and no call pays for all of it. */
const sweptAtOnce = { usual: 2, full: 1_000 } as const;

/** State of this process. Full means unavailable: forgetting a live entry would reopen what it closes. */
export const createMemoryState = (clock: Clock, most = 100_000): MemoryState => {
  const entries = new Map<string, Entry>();
  let round = entries.keys();

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry && entry.until <= clock()) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  };

  const sweep = (): void => {
    const count = entries.size >= most ? sweptAtOnce.full : sweptAtOnce.usual;
    for (let i = 0; i < count; i += 1) {
      const { done, value } = round.next();
      if (done) round = entries.keys();
      else live(value);
    }
  };

  const put = (key: string, value: string, seconds: number): void => {
    sweep();
    if (entries.size >= most && !entries.has(key)) throw new StateUnavailable(`more than ${most} entries`);
    entries.set(key, { value, until: clock() + seconds * 1_000 });
  };

  return {
    get size() {
      return entries.size;
    },
    get: async (key) => live(key)?.value,
    set: async (key, value, seconds) => put(key, value, seconds),
    add: async (key, value, seconds) => {
      if (live(key)) return false;
      put(key, value, seconds);
      return true;
    },
    swap: async (key, from, to) => {
      const entry = live(key);
      if (entry?.value !== from) return false;
      entry.value = to;
      return true;
    },
    delete: async (key) => {
      entries.delete(key);
    },
    count: async (key, seconds) => {
      const entry = live(key);
      if (!entry) {
        put(key, "1", seconds);
        return 1;
      }
      entry.value = String(Number(entry.value) + 1);
      return Number(entry.value);
    },
    keys: async (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix) && live(key)),
  };
};
