import { describe, expect, it } from "vitest";
import { createMemoryState } from "../state/memory.ts";
import { createEventStore } from "./event-store.ts";

const message = { jsonrpc: "2.0", method: "notifications/progress" } as const;

const setUp = () => {
  let now = 0;
  const state = createMemoryState(() => now);
  const store = createEventStore(state, "owner");
  return { store, pass: (seconds: number) => (now += seconds * 1_000) };
};

describe("ids of a stream's events", () => {
  it("R-16 do not come again, however long the stream stays open", async () => {
    const { store, pass } = setUp();
    const ids = new Set<string>();
    for (let minute = 0; minute < 12; minute += 1) {
      ids.add(await store.storeEvent("_GET_stream", message));
      pass(60);
    }
    expect(ids.size).toBe(12);
  });

  it("R-55 are not kept for streams that are long over", async () => {
    const { store } = setUp();
    const first = await store.storeEvent("stream-0", message);
    expect(await store.getStreamIdForEventId?.(first)).toBe("stream-0");
    for (let number = 1; number <= 256; number += 1) await store.storeEvent(`stream-${number}`, message);
    expect(await store.getStreamIdForEventId?.(first)).not.toBe("stream-0");
  });
});
