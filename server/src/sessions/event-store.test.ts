import { describe, expect, it } from "vitest";
import { createMemoryState } from "../state/memory.ts";
import { createEventStores } from "./event-store.ts";

const message = { jsonrpc: "2.0", method: "notifications/progress" } as const;

const setUp = () => {
  let now = 0;
  const state = createMemoryState(() => now);
  const store = createEventStores(state, () => now).storeOf("person", "session");
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

  it("R-55 are bounded in bytes for each principal, for any number of its sessions", async () => {
    const state = createMemoryState(() => 0);
    const stores = createEventStores(state, () => 0);
    const large = { ...message, params: { text: "x".repeat(100_000) } };
    const ids: string[] = [];
    for (let number = 0; number < 40; number += 1) {
      ids.push(await stores.storeOf("alice", `s${number % 4}`).storeEvent("stream", large));
    }
    const kept = await state.keys("event:");
    expect(kept.length).toBe(10);
    expect(kept.at(-1)).toContain(ids.at(-1));
    await stores.storeOf("bob", "s").storeEvent("stream", large);
    expect(await state.keys("event:")).toHaveLength(11);
  });

  it("R-55 are not kept where one is larger than all", async () => {
    const state = createMemoryState(() => 0);
    const store = createEventStores(state, () => 0).storeOf("alice", "s");
    const small = await store.storeEvent("stream", message);
    await store.storeEvent("stream", { ...message, params: { text: "x".repeat(1_100_000) } });
    expect(await state.keys("event:")).toHaveLength(1);
    const sent: unknown[] = [];
    await store.replayEventsAfter(small, { send: async (_id, one) => void sent.push(one) });
    expect(sent).toEqual([]);
  });
});
