import type { TelemetryItem } from "./request-item.ts";

export interface TelemetryBatches {
  add(item: TelemetryItem): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

interface BatchesOptions {
  readonly send: (items: readonly TelemetryItem[]) => Promise<void>;
  /** Told how many items were lost, and why. */
  readonly lost: (count: number, error?: unknown) => void;
  readonly everyMs?: number;
  readonly mostWaiting?: number;
}

/** Collects items and sends them together. Telemetry never holds up a request: what does not fit or arrive is lost, and said so. */
export const createBatches = ({
  send,
  lost,
  everyMs = 5_000,
  mostWaiting = 2_000,
}: BatchesOptions): TelemetryBatches => {
  let waiting: TelemetryItem[] = [];
  let dropped = 0;
  const flush = async (): Promise<void> => {
    const items = waiting;
    waiting = [];
    if (dropped > 0) lost(dropped);
    dropped = 0;
    if (items.length === 0) return;
    await send(items).catch((error: unknown) => lost(items.length, error));
  };
  const timer = setInterval(() => void flush(), everyMs).unref();
  return {
    add: (item) => {
      if (waiting.length < mostWaiting) waiting.push(item);
      else dropped += 1;
    },
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
};
