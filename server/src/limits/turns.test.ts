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
  const turns = createTurns({ now: () => time, later, afterPause, hasOthers: () => others });
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
      expect(time() - before).toBeLessThanOrEqual(1);
    }
  });

  it("R-55 go to each principal alike, however many works one has", () => {
    const { start, turn, done } = setUp();
    for (let work = 0; work < 16; work += 1) void start("a", "a", 1_000);
    void start("b", "b", 1_000);
    done.length = 0;
    for (let count = 0; count < 100; count += 1) turn();
    expect(done.filter((name) => name === "a")).toHaveLength(200);
    expect(done.filter((name) => name === "b")).toHaveLength(200);
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

  it("R-55 leave pauses while others have requests in work, and none otherwise", () => {
    const { start, turn, pauses, bringOthers } = setUp();
    void start("a", "a", 1_000);
    for (let count = 0; count < 5; count += 1) turn();
    expect(pauses()).toBe(0);
    bringOthers(true);
    for (let count = 0; count < 5; count += 1) turn();
    expect(pauses()).toBe(5);
    bringOthers(false);
    turn();
    expect(pauses()).toBe(5);
  });
});
