/** Where limits count. Counting and asking happen at once, so that two requests never both take the last call. */
export interface CounterStore {
  /** Calls of a key since an instant, and when the earliest of them was. Instants are milliseconds of the epoch. */
  since(key: string, instant: number): { readonly calls: number; readonly earliest: number };
  count(key: string, instant: number, calls: number): void;
  /** Calls of a key in the window that began at an instant. */
  inWindow(key: string, began: number): number;
  countInWindow(key: string, began: number, calls: number): void;
  /** Takes one of the places of a key, if one is free. */
  enter(key: string, places: number): boolean;
  leave(key: string): void;
}

/** No sliding window of the gateway is longer. */
const longestSlidingWindow = 300_000;

/** How many keys may gather before those that are out of date are dropped. */
const sweepAt = 10_000;

interface Call {
  readonly instant: number;
  readonly calls: number;
}

/** Counters of one process. */
export function countersInMemory(): CounterStore {
  const sliding = new Map<string, Call[]>();
  const fixed = new Map<string, { began: number; calls: number }>();
  const places = new Map<string, number>();

  function sweep(instant: number): void {
    for (const [key, calls] of sliding) {
      if (calls.at(-1)!.instant <= instant - longestSlidingWindow) sliding.delete(key);
    }
  }

  return {
    since(key, instant) {
      const recent = (sliding.get(key) ?? []).filter((call) => call.instant > instant);
      return { calls: recent.reduce((sum, { calls }) => sum + calls, 0), earliest: recent[0]?.instant ?? instant };
    },
    count(key, instant, calls) {
      if (sliding.size >= sweepAt) sweep(instant);
      const recent = (sliding.get(key) ?? []).filter((call) => call.instant > instant - longestSlidingWindow);
      sliding.set(key, [...recent, { instant, calls }]);
    },
    inWindow(key, began) {
      const window = fixed.get(key);
      return window?.began === began ? window.calls : 0;
    },
    countInWindow(key, began, calls) {
      const window = fixed.get(key);
      fixed.set(key, { began, calls: (window?.began === began ? window.calls : 0) + calls });
    },
    enter(key, limit) {
      const taken = places.get(key) ?? 0;
      if (taken >= limit) return false;
      places.set(key, taken + 1);
      return true;
    },
    leave(key) {
      const taken = (places.get(key) ?? 0) - 1;
      if (taken > 0) places.set(key, taken);
      else places.delete(key);
    },
  };
}
