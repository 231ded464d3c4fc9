import type { Work } from "@mcp-landing-zone/content";

/** Does long works of many principals, so that no principal slows the others by the size or the number of its own. */
export interface Turns {
  /** Rejects with the signal's reason when it aborts; the rest of the work is not done. */
  run<T>(principalKey: string, work: Work<T>, signal: AbortSignal): Promise<T>;
}

interface TurnsOptions {
  /** Milliseconds with fractions, because a slice is about one. @default `performance.now` */
  readonly now?: () => number;
  /** Calls back when everything else that is ready has had a turn of the event loop. */
  readonly later?: (act: () => void) => void;
  /** Calls back after a pause, in which a short request can be answered to its end. */
  readonly afterPause?: (act: () => void) => void;
  /** Whether a request has arrived since this was last asked, or is on its way to being admitted. */
  readonly hasArrivals: () => boolean;
}

/** What a short request takes. Long work pauses so long for one that arrives, so many times in a row at most. */
const pauseMs = 2;
const mostPauses = 4;

/** How long a work holds the event loop when it begins, and in each of its turns, in milliseconds. A piece of work may take longer. */
const held = { first: 0.5, turn: 0.25 } as const;

/** Turns in a row that the works of one principal may take before they are long: the turns of others in between are not held up. */
const fewTurns = 4;

/** Works of one principal that wait for their turns, the oldest first; each takes one and tells whether the work is over. */
interface Queue {
  readonly works: (() => boolean)[];
  turns: number;
}

/**
 * One slice of one work in each turn of the event loop: of the principal whose turn it is, and of its works of the oldest. Work that
 * ends within the first slice does not wait, unless its principal has others waiting. Long work pauses for requests that arrive;
 * short work that comes in the pause goes first, at once.
 */
export const createTurns = (options: TurnsOptions): Turns => {
  const { now = () => performance.now(), later = setImmediate, hasArrivals } = options;
  const { afterPause = (act) => void setTimeout(act, pauseMs) } = options;
  /** In the order of turns. */
  const waiting = new Map<string, Queue>();
  let running = false;
  /** Of the last turn that was asked for; a pause that was cut short has an older one. */
  let asked = 0;

  const nextToRun = (): readonly [principalKey: string, queue: Queue] | undefined => {
    for (const entry of waiting) if (entry[1].turns < fewTurns) return entry;
    const [first] = waiting;
    return first;
  };

  const ask = (when: (act: () => void) => void, act: () => void): void => {
    asked += 1;
    const own = asked;
    when(() => {
      if (own === asked) act();
    });
  };

  const schedule = (pauses: number): void => {
    const next = nextToRun();
    running = next !== undefined;
    if (!next) return;
    const isLong = next[1].turns >= fewTurns;
    if (isLong && pauses < mostPauses && hasArrivals()) ask(afterPause, () => schedule(pauses + 1));
    else ask(later, takeTurn);
  };

  const takeTurn = (): void => {
    const next = nextToRun();
    if (next) {
      const [principalKey, queue] = next;
      waiting.delete(principalKey);
      queue.turns += 1;
      if (queue.works[0]?.()) queue.works.shift();
      if (queue.works.length > 0) waiting.set(principalKey, queue);
    }
    schedule(0);
  };

  const enqueue = (principalKey: string, work: () => boolean): void => {
    const queue = waiting.get(principalKey);
    if (queue) queue.works.push(work);
    else waiting.set(principalKey, { works: [work], turns: 0 });
    if (running && queue) return;
    running = true;
    ask(later, takeTurn);
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
