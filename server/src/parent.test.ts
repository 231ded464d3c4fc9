import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenParentEnds } from "./parent.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it("under npm, the end of npm is the end of what it started, once", () => {
  vi.stubEnv("npm_lifecycle_event", "start");
  const ended = vi.fn();
  let parent = 4711;
  whenParentEnds(ended, () => parent, 4711);
  vi.advanceTimersByTime(5_000);
  expect(ended).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(5_000);
  expect(ended).toHaveBeenCalledOnce();
});

it("without npm, a program outlives the shell that started it", () => {
  vi.stubEnv("npm_lifecycle_event", undefined);
  vi.stubEnv("npm_command", undefined);
  const ended = vi.fn();
  let parent = 4711;
  whenParentEnds(ended, () => parent, 4711);
  parent = 1;
  vi.advanceTimersByTime(5_000);
  expect(ended).not.toHaveBeenCalled();
});

it("the end of npm before the program was ready is noticed, too", () => {
  vi.stubEnv("npm_lifecycle_event", "start");
  const ended = vi.fn();
  whenParentEnds(ended, () => 1, 4711);
  vi.advanceTimersByTime(1_000);
  expect(ended).toHaveBeenCalledOnce();
});
