import { describe, expect, it } from "vitest";
import type { Work } from "@mcp-landing-zone/content";
import { createTurns } from "./turns.ts";

/** An event loop whose turns are taken by hand, and a clock that only work moves: a piece is a quarter of a millisecond. */
const setUp = () => {
  let time = 0;
  let next: (() => void) | undefined;
  let others = false;
  let pauses = 0;
  const done: string[] = [];
  const later = (act: () => void) => void (next = act);
  const afterPause = (act: () => void): void => {
    pauses += 1;
    later(act);
  };
  const turns = createTurns({ now: () => time, later, afterPause, hasArrivals: () => others });
  const never = new AbortController().signal;
  function* pieces(name: string, count: number): Work<string> {
    for (let piece = 0; piece < count; piece += 1) {
      time += 0.25;
      done.push(name);
      yield;
    }
    return name;
  }
  return {
    done,
    time: () => time,
    pauses: () => pauses,
    bringOthers: (here: boolean) => (others = here),
    start: (principal: string, name: string, count: number, signal = never) =>
      turns.run(principal, pieces(name, count), signal),
    fail: (principal: string) =>
      turns.run(
        principal,
        (function* (): Work<string> {
          yield;
          throw new Error("broken");
        })(),
        never,
      ),
    turn: () => {
      const act = next;
      next = undefined;
      act?.();
      return act !== undefined;
    },
    finish: () => {
      for (let act = next; act; act = next) {
        next = undefined;
        act();
      }
    },
  };
};

describe("turns", () => {
  it("R-55 are not waited for by what is done soon", async () => {
    const { start, turn } = setUp();
    expect(await start("a", "short", 1)).toBe("short");
    expect(turn()).toBe(false);
  });

  it("R-55 hold the event loop for a moment at a time, for any size and number of works", () => {
    const { start, turn, time } = setUp();
    for (let work = 0; work < 16; work += 1) void start("a", "long", 1_000);
    for (let before = time(), count = 0; count < 100; count += 1, before = time()) {
      turn();
      expect(time() - before).toBeLessThanOrEqual(0.25);
    }
  });

  it("R-55 go to each principal alike, however many works one has", () => {
    const { start, turn, done } = setUp();
    for (let work = 0; work < 16; work += 1) void start("a", "a", 1_000);
    void start("b", "b", 1_000);
    done.length = 0;
    for (let count = 0; count < 100; count += 1) turn();
    // The one that came last has its first turns at once.
    const turnsOf = (principal: string): number => done.filter((name) => name === principal).length;
    expect(turnsOf("a") + turnsOf("b")).toBe(100);
    expect(Math.abs(turnsOf("b") - turnsOf("a"))).toBeLessThanOrEqual(4);
  });

  it("R-55 of one principal go to its oldest work, and its short ones wait behind", async () => {
    const { start, done, finish } = setUp();
    const all = [start("a", "first", 10), start("a", "second", 10), start("a", "short", 1)];
    finish();
    expect(await Promise.all(all)).toEqual(["first", "second", "short"]);
    expect(done.lastIndexOf("first")).toBeLessThan(done.indexOf("second"));
    expect(done.lastIndexOf("second")).toBeLessThan(done.indexOf("short"));
  });

  it("R-55 end with the signal, and the work is not done to its end", async () => {
    const { start, turn, finish, done } = setUp();
    const abort = new AbortController();
    const work = start("a", "a", 1_000, abort.signal);
    const refused = expect(work).rejects.toThrow("gone");
    turn();
    abort.abort(new Error("gone"));
    finish();
    await refused;
    expect(done.length).toBeLessThan(10);
  });

  it("go on when a work fails", async () => {
    const { start, fail, finish } = setUp();
    const first = start("a", "first", 10);
    const refused = expect(fail("a")).rejects.toThrow("broken");
    const last = start("a", "last", 10);
    finish();
    await refused;
    expect(await Promise.all([first, last])).toEqual(["first", "last"]);
  });

  it("begin again after everything was done", async () => {
    const { start, finish } = setUp();
    for (const name of ["one", "two"]) {
      const work = start("a", name, 10);
      finish();
      expect(await work).toBe(name);
    }
  });

  it("R-55 pause long work while requests arrive, a few times in a row, and not when none does", () => {
    const { start, turn, done, pauses, bringOthers } = setUp();
    void start("a", "a", 1_000);
    for (let count = 0; count < 5; count += 1) turn();
    expect(pauses()).toBe(0);
    bringOthers(true);
    const [before, worked] = [pauses(), done.length];
    for (let count = 0; count < 26; count += 1) turn();
    expect(pauses() - before).toBeGreaterThan(16);
    expect(done.length - worked).toBeGreaterThan(3);
    bringOthers(false);
    turn();
    const after = pauses();
    for (let count = 0; count < 5; count += 1) turn();
    expect(pauses()).toBe(after);
  });

  it("R-55 leave no pauses in short work", () => {
    const { start, turn, pauses, bringOthers } = setUp();
    bringOthers(true);
    void start("a", "a", 1_000);
    turn();
    expect(pauses()).toBe(0);
    for (let count = 0; count < 20; count += 1) turn();
    expect(pauses()).toBeGreaterThan(10);
  });

  it("R-55 go to short work that comes in a pause at once, and before the long work", async () => {
    const { start, turn, done, pauses, bringOthers } = setUp();
    bringOthers(true);
    void start("a", "a", 1_000);
    for (let count = 0; count < 10; count += 1) turn();
    const before = pauses();
    done.length = 0;
    const short = start("b", "b", 5);
    for (let count = 0; count < 4; count += 1) turn();
    expect(await short).toBe("b");
    expect(done.filter((name) => name === "a")).toHaveLength(0);
    expect(pauses()).toBe(before + 1);
  });
});
