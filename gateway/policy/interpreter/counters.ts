import { CallLog } from "./call-log.ts";

/** A window that ends and begins for all callers at once. Instants are milliseconds of the epoch. */
interface FixedWindow {
  readonly began: number;
  readonly ends: number;
}

/** Where limits count. Counting and asking happen at once, so that two requests never both take the last call. */
export interface CounterStore {
  /** Calls of a key since an instant, and when the earliest of them was. */
  since(key: string, instant: number): { readonly calls: number; readonly earliest: number };
  /** Counts calls of a key at an instant. */
  count(key: string, instant: number, calls: number): void;
  /** Calls of a key in a window. */
  within(key: string, window: FixedWindow): number;
  /** Counts calls of a key in a window. */
  countWithin(key: string, window: FixedWindow, calls: number): void;
  /** Takes one of the places of a key, if one is free. */
  enter(key: string, places: number): boolean;
  /** Gives the place back. */
  leave(key: string): void;
}

/** How many keys may gather before those that are out of date are looked for. */
const firstSweep = 10_000;

/**
 * Counters of one process, and how many keys they hold.
 *
 * @example
 * testPorts({ counters: countersInMemory() });
 */
export const countersInMemory = (): CounterStore & { size(): number } => {
  const sliding = expiring<CallLog>((log, instant) => log.isOutOfDate(instant));
  const fixed = expiring<{ readonly window: FixedWindow; readonly calls: number }>(
    ({ window }, instant) => window.ends <= instant,
  );
  const places = new Map<string, number>();

  const within = (key: string, { began }: FixedWindow): number => {
    const counted = fixed.get(key);
    return counted?.window.began === began ? counted.calls : 0;
  };

  return {
    size: () => sliding.size() + fixed.size() + places.size,
    since: (key, instant) => sliding.get(key)?.since(instant) ?? { calls: 0, earliest: instant },
    count(key, instant, calls) {
      const log = sliding.get(key) ?? new CallLog();
      log.add(instant, calls);
      sliding.set(key, log, instant);
    },
    within,
    countWithin: (key, window, calls) => fixed.set(key, { window, calls: within(key, window) + calls }, window.began),
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
};

/** A map that drops what is out of date each time it has doubled, so that callers who never return are forgotten. */
const expiring = <T>(isOutOfDate: (value: T, instant: number) => boolean) => {
  const values = new Map<string, T>();
  let sweepAt = firstSweep;
  return {
    size: () => values.size,
    get: (key: string) => values.get(key),
    set(key: string, value: T, instant: number) {
      values.set(key, value);
      if (values.size < sweepAt) return;
      for (const [other, held] of values) if (isOutOfDate(held, instant)) values.delete(other);
      sweepAt = Math.max(firstSweep, 2 * values.size);
    },
  };
};
