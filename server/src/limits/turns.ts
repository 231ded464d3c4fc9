import type { Work } from "@mcp-landing-zone/content";
import type { Clock } from "../clock.ts";

/** Does long works of many principals, so that no principal slows the others by the size or the number of its own. */
export interface Turns {
  /** Rejects with the signal's reason when it aborts; what is left of the work is not done. */
  run<T>(principalKey: string, work: Work<T>, signal: AbortSignal): Promise<T>;
}

interface TurnsOptions {
  readonly now: Clock;
  /** Calls back when everything else that is ready has had a turn of the event loop. */
  readonly later?: (act: () => void) => void;
  /** Calls back after a pause, in which a short request can be answered to its end. */
  readonly afterPause?: (act: () => void) => void;
  /** Whether others than this principal have requests in work. */
  readonly hasOthers: (principalKey: string) => boolean;
}

/** Long work has a quarter of the time while others are there, and all of it when there are none. */
const pauseMs = 3;

/** How long a work holds the event loop when it begins, and in each of its turns, in milliseconds. A piece of work may take longer. */
const held = { first: 1, turn: 1 } as const;

/** A work that waits for its turns; true when it is over. */
type Waiting = () => boolean;

/**
 * One slice of one work in each turn of the event loop: of the principal whose turn it is, and of its works of the oldest. What is
 * done within the first slice does not wait, unless its principal has others waiting.
 */
export const createTurns = (options: TurnsOptions): Turns => {
  const { now, later = setImmediate, hasOthers } = options;
  const { afterPause = (act) => void setTimeout(act, pauseMs) } = options;
  /** In the order of turns. */
  const waiting = new Map<string, Waiting[]>();
  let running = false;

  const takeTurn = (): void => {
    const [next] = waiting;
    if (!next) {
      running = false;
      return;
    }
    const [principalKey, works] = next;
    waiting.delete(principalKey);
    if (works[0]?.()) works.shift();
    if (works.length > 0) waiting.set(principalKey, works);
    if (waiting.size > 0 && hasOthers(principalKey)) afterPause(takeTurn);
    else later(takeTurn);
  };

  const enqueue = (principalKey: string, work: Waiting): void => {
    const works = waiting.get(principalKey);
    if (works) works.push(work);
    else waiting.set(principalKey, [work]);
    if (running) return;
    running = true;
    later(takeTurn);
  };

  return {
    run: (principalKey, work, signal) =>
      new Promise((resolve, reject) => {
        const slice = (milliseconds: number): boolean => {
          try {
            signal.throwIfAborted();
            const end = now() + milliseconds;
            do {
              const { done, value } = work.next();
              if (!done) continue;
              resolve(value);
              return true;
            } while (now() < end);
            return false;
          } catch (error) {
            reject(error as Error);
            return true;
          }
        };
        if (!waiting.has(principalKey) && slice(held.first)) return;
        enqueue(principalKey, () => slice(held.turn));
      }),
  };
};
