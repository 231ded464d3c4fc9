import { describe, expect, it } from "vitest";
import { createMemoryState } from "../state/memory.ts";
import { defaultLimits } from "../tools/define-tool.ts";
import { createConcurrency } from "./concurrency.ts";
import { createPlace } from "./place.ts";
import { createRateLimits } from "./rate.ts";
import { createStreams } from "./streams.ts";

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

describe("a place", () => {
  it("is given back when the last part of the request has ended", () => {
    let left = 0;
    const place = createPlace(() => (left += 1));
    const [answer, work] = [place.hold(), place.hold()];
    answer();
    answer();
    expect(left).toBe(0);
    work();
    expect(left).toBe(1);
  });
});

describe("streams", () => {
  const setUp = () => {
    const streams = createStreams({ total: 4, perPrincipal: 2 });
    const ended: string[] = [];
    const open = (principal: string, name: string) => streams.open(principal, () => void ended.push(name));
    return { streams, ended, open };
  };

  it("R-55 of one principal make room for each other, oldest first", () => {
    const { streams, ended, open } = setUp();
    for (const name of ["1", "2", "3"]) open("a", name);
    expect([ended, streams.count]).toEqual([["1"], 2]);
  });

  it("R-55 make room in all, where one principal has the most", () => {
    const { streams, ended, open } = setUp();
    for (const [principal, name] of ["b1", "a1", "a2", "c1", "d1"].map((name) => [name.charAt(0), name] as const)) {
      open(principal, name);
    }
    expect([ended, streams.count]).toEqual([["a1"], 4]);
  });

  it("are forgotten when they are over, once", () => {
    const { streams, ended, open } = setUp();
    const over = open("a", "1");
    open("a", "2");
    over();
    over();
    open("a", "3");
    expect([ended, streams.count]).toEqual([[], 2]);
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
