import { describe, expect, it } from "vitest";
import { createMemoryState } from "../state/memory.ts";
import { defaultLimits } from "../tools/define-tool.ts";
import { createConcurrency } from "./concurrency.ts";
import { createRateLimits } from "./rate.ts";

describe("concurrency", () => {
  const limits = { total: 3, perPrincipal: 2 };

  it("R-55 is bounded for each principal", () => {
    const places = createConcurrency(limits);
    places.enter("a");
    places.enter("a");
    expect(() => places.enter("a")).toThrow(expect.objectContaining({ refusal: "too-many-at-once" }));
    expect(() => places.enter("b")).not.toThrow();
  });

  it("R-55 is bounded in all", () => {
    const places = createConcurrency(limits);
    for (const principal of ["a", "b", "c"]) places.enter(principal);
    expect(() => places.enter("d")).toThrow(expect.objectContaining({ refusal: "overloaded" }));
  });

  it("gives a place back once, however often it is left", () => {
    const places = createConcurrency(limits);
    const leave = places.enter("a");
    places.enter("a");
    leave();
    leave();
    expect(places.inWork).toBe(1);
    places.enter("a");
    expect(() => places.enter("a")).toThrow();
  });
});

describe("rate limits", () => {
  const setUp = () => {
    let now = 1_000_000_000_000;
    const rates = createRateLimits(
      createMemoryState(() => now),
      () => now,
      2,
    );
    return { rates, pass: (seconds: number) => (now += seconds * 1_000) };
  };
  const limited = expect.objectContaining({ refusal: "rate-limited" });

  it("R-56 hold for each principal by itself, and end with the minute", async () => {
    const { rates, pass } = setUp();
    await rates.request("a");
    await rates.request("a");
    await expect(rates.request("a")).rejects.toEqual(limited);
    await rates.request("b");
    pass(60);
    await rates.request("a");
  });

  it("R-56 hold for each tool by itself", async () => {
    const { rates } = setUp();
    const limits = { ...defaultLimits, callsPerMinute: 1 };
    await rates.call("a", "x", limits);
    await expect(rates.call("a", "x", limits)).rejects.toEqual(limited);
    await rates.call("a", "y", limits);
  });

  it("R-56 hold for the day as well", async () => {
    const { rates, pass } = setUp();
    const limits = { ...defaultLimits, callsPerDay: 1 };
    await rates.call("a", "x", limits);
    pass(61);
    await expect(rates.call("a", "x", limits)).rejects.toEqual(limited);
  });

  it("say when to come back", async () => {
    const { rates } = setUp();
    for (let i = 0; i < 2; i += 1) await rates.request("a");
    await expect(rates.request("a")).rejects.toMatchObject({ detail: { headers: { "retry-after": "20" } } });
  });
});
