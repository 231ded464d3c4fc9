import { describe, expect, it } from "vitest";
import { createMemoryState } from "./memory.ts";

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

  it("R-55 is refused rather than forgotten when there is too much of it", async () => {
    const { state, pass } = setUp(2);
    await state.set("a", "1", 10);
    await state.set("b", "1", 10);
    await expect(state.set("c", "1", 10)).rejects.toThrow("more than 2");
    await state.set("a", "2", 10);
    pass(10);
    await state.set("c", "1", 10);
    expect(await state.get("c")).toBe("1");
  });

  it("lists keys by their beginning", async () => {
    const { state } = setUp();
    await state.set("a:1", "", 10);
    await state.set("b:1", "", 10);
    expect(await state.keys("a:")).toEqual(["a:1"]);
  });
});
