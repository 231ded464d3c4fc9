import { describe, expect, it } from "vitest";
import { createMemoryState } from "./memory.ts";
import { StateUnavailable } from "./state-store.ts";

const setUp = (most?: number) => {
  let now = 0;
  const state = createMemoryState(() => now, most);
  return { state, pass: (seconds: number) => (now += seconds * 1_000) };
};

describe("state", () => {
  it("is forgotten when its time is up", async () => {
    const { state, pass } = setUp();
    await state.set("k", "v", 10);
    pass(9.999);
    expect(await state.get("k")).toBe("v");
    pass(0.001);
    expect(await state.get("k")).toBeUndefined();
    expect(await state.keys("")).toEqual([]);
  });

  it("R-33 is added once", async () => {
    const { state } = setUp();
    expect([await state.add("k", "a", 10), await state.add("k", "b", 10)]).toEqual([true, false]);
    expect(await state.get("k")).toBe("a");
  });

  it("R-33 is swapped once", async () => {
    const { state } = setUp();
    await state.set("k", "approved", 10);
    const swaps = await Promise.all([1, 2, 3].map(() => state.swap("k", "approved", "consumed")));
    expect(swaps.filter(Boolean)).toHaveLength(1);
  });

  it("counts from the first count on", async () => {
    const { state, pass } = setUp();
    expect([await state.count("k", 60), await state.count("k", 60)]).toEqual([1, 2]);
    pass(60);
    expect(await state.count("k", 60)).toBe(1);
  });

  it("R-55 is never refused when more people come than there is room for counters", async () => {
    const { state } = setUp(100_000);
    for (let person = 0; person < 15_000; person += 1) {
      for (let tool = 0; tool < 7; tool += 1) expect(await state.count(`rate:${person}:${tool}`, 86_400)).toBe(1);
    }
    expect(await state.count("rate:14999:6", 86_400)).toBe(2);
  });

  it("R-55 of one kind does not take the room of another", async () => {
    const { state } = setUp(1_000);
    await state.set("taint:alice", "1", 1_800);
    await state.add("approval:status:1", "pending", 900);
    for (let person = 0; person < 100; person += 1) await state.count(`rate:${person}`, 86_400);
    expect(await state.get("taint:alice")).toBe("1");
    expect(await state.swap("approval:status:1", "pending", "approved")).toBe(true);
  });

  it("R-55 is forgotten where it was written longest ago, and where its time is up first of all", async () => {
    const { state, pass } = setUp(400);
    await state.count("rate:often", 86_400);
    await state.count("rate:once", 86_400);
    await state.count("rate:often", 86_400);
    await state.count("rate:short", 1);
    pass(1);
    await state.count("rate:new", 86_400);
    expect([await state.get("rate:often"), await state.get("rate:once")]).toEqual(["2", "1"]);
    await state.count("rate:newer", 86_400);
    expect([await state.get("rate:often"), await state.get("rate:once")]).toEqual(["2", undefined]);
  });

  it("R-55 is bounded in bytes, and no entry is larger than all", async () => {
    const { state } = setUp(1_000);
    for (const key of ["event:1", "event:2", "event:3"]) await state.set(key, "x".repeat(300), 10);
    expect(await state.keys("event:")).toEqual(["event:2", "event:3"]);
    await expect(state.set("event:4", "x".repeat(1_000), 10)).rejects.toBeInstanceOf(StateUnavailable);
    expect(await state.keys("event:")).toEqual(["event:2", "event:3"]);
  });

  it("R-55 of one kind is listed without a look at the others", async () => {
    let looks = 0;
    const state = createMemoryState(() => {
      looks += 1;
      return 0;
    });
    await state.set("approval:1", "", 10);
    for (let count = 0; count < 1_000; count += 1) await state.set(`rate:${count}`, "", 10);
    looks = 0;
    expect(await state.keys("approval:")).toEqual(["approval:1"]);
    expect(looks).toBeLessThan(10);
  });

  it("lists keys by their beginning", async () => {
    const { state } = setUp();
    await state.set("a:1", "", 10);
    await state.set("b:1", "", 10);
    expect(await state.keys("a:")).toEqual(["a:1"]);
  });
});
