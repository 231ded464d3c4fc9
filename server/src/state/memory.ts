import type { Clock } from "../clock.ts";
import { createExpiring } from "../expiring.ts";
import { StateUnavailable } from "./state-store.ts";
import type { StateStore } from "./state-store.ts";

/** State of this process. Full means unavailable: forgetting a live entry would reopen what it closes. */
export const createMemoryState = (clock: Clock, most = 100_000): StateStore => {
  const entries = createExpiring<{ text: string }>({ clock, most, full: "refuse" });

  const put = (key: string, text: string, seconds: number): void => {
    if (!entries.set(key, { text }, clock() + seconds * 1_000)) throw new StateUnavailable(`more than ${most} entries`);
  };

  return {
    get: async (key) => entries.get(key)?.text,
    set: async (key, value, seconds) => put(key, value, seconds),
    add: async (key, value, seconds) => {
      if (entries.get(key)) return false;
      put(key, value, seconds);
      return true;
    },
    swap: async (key, from, to) => {
      const entry = entries.get(key);
      if (entry?.text !== from) return false;
      entry.text = to;
      return true;
    },
    delete: async (key) => entries.delete(key),
    count: async (key, seconds) => {
      const entry = entries.get(key);
      if (!entry) {
        put(key, "1", seconds);
        return 1;
      }
      entry.text = String(Number(entry.text) + 1);
      return Number(entry.text);
    },
    keys: async (prefix) => entries.keys().filter((key) => key.startsWith(prefix)),
  };
};
