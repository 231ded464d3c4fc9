import type { Clock } from "../clock.ts";
import { createExpiring } from "../expiring.ts";
import type { Expiring } from "../expiring.ts";
import { StateUnavailable } from "./state-store.ts";
import type { StateStore } from "./state-store.ts";

/** What an entry weighs beside its characters. */
const overhead = 120;
const weigh = (key: string, text: string): number => overhead + key.length + text.length;

/**
 * State of this process. Every kind of fact, named by what stands before the first colon of its key, has `most` bytes to itself, so that
 * none takes the room of another. When they are full, the oldest entry is evicted: no caller is refused because others came,
 * and to have something forgotten takes more identities than one caller has. A forgotten session, approval or event is an unknown one,
 * a forgotten counter begins anew.
 *
 * @example
 * const state = createMemoryState(systemClock);
 * await state.set("key", "value", 60);
 */
export const createMemoryState = (clock: Clock, most = 33_554_432): StateStore => {
  const kinds = new Map<string, Expiring<string>>();

  const kindOf = (key: string): Expiring<string> => {
    const name = key.slice(0, key.indexOf(":") + 1);
    const known = kinds.get(name);
    if (known) return known;
    const kind = createExpiring<string>({ clock, most, weigh });
    kinds.set(name, kind);
    return kind;
  };
  const put = (key: string, text: string, until: number, kind = kindOf(key)): void => {
    if (!kind.set(key, text, until)) throw new StateUnavailable(`an entry of more than ${most} bytes`);
  };
  const after = (seconds: number): number => clock() + seconds * 1_000;

  return {
    get: async (key) => kindOf(key).get(key),
    set: async (key, value, seconds) => put(key, value, after(seconds)),
    add: async (key, value, seconds) => {
      if (kindOf(key).living(key)) return false;
      put(key, value, after(seconds));
      return true;
    },
    swap: async (key, from, to) => {
      const entry = kindOf(key).living(key);
      if (entry?.value !== from) return false;
      put(key, to, entry.until);
      return true;
    },
    delete: async (key) => kindOf(key).delete(key),
    count: async (key, seconds) => {
      const kind = kindOf(key);
      const entry = kind.living(key);
      const sum = Number(entry?.value ?? 0) + 1;
      put(key, String(sum), entry?.until ?? after(seconds), kind);
      return sum;
    },
    keys: async (prefix) => {
      // A prefix with its colon names one kind: a list of it does not walk the counters of all callers.
      const among = prefix.includes(":") ? [kindOf(prefix)] : [...kinds.values()];
      return among.flatMap((kind) => kind.keys()).filter((key) => key.startsWith(prefix));
    },
  };
};
