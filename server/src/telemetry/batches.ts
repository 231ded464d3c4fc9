import { within } from "../deadline.ts";

export interface Batches<T> {
  add(item: T): void;
  /** Sends what is left, for no longer than `closeMs`. */
  close(): Promise<void>;
}

interface BatchesOptions<T> {
  /** Rejects when the items did not arrive. */
  readonly send: (items: readonly T[]) => Promise<void>;
  /** Called with how many items were lost, and why when they were sent. */
  readonly lost: (count: number, error?: unknown) => void;
  readonly everyMs?: number;
  readonly mostWaiting?: number;
  readonly mostAtOnce?: number;
  readonly closeMs?: number;
}

/**
 * Collects items and sends them together, one batch at a time. Telemetry never holds up a request: what does not fit or arrive
 * is lost, and said so.
 */
export const createBatches = <T>(options: BatchesOptions<T>): Batches<T> => {
  const { send, lost, everyMs = 5_000, mostWaiting = 2_048, mostAtOnce = 512, closeMs = 5_000 } = options;
  const waiting: T[] = [];
  let dropped = 0;
  let underWay = 0;
  let sending: Promise<void> | undefined;
  const sendAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const items = waiting.splice(0, mostAtOnce);
      underWay = items.length;
      await send(items).catch((error: unknown) => lost(items.length, error));
      underWay = 0;
    }
  };
  const tellDropped = (): void => {
    if (dropped > 0) lost(dropped);
    dropped = 0;
  };
  const flush = (): Promise<void> => {
    tellDropped();
    return (sending ??= sendAll().finally(() => {
      sending = undefined;
    }));
  };
  const timer = setInterval(() => void flush(), everyMs).unref();
  return {
    add: (item) => {
      if (waiting.length < mostWaiting) waiting.push(item);
      else dropped += 1;
    },
    close: async () => {
      clearInterval(timer);
      await within(closeMs, flush()).catch((error: unknown) => lost(underWay + waiting.splice(0).length, error));
    },
  };
};
