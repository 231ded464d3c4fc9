import { describe, expect, it, vi } from "vitest";
import { atOnce, inSlices } from "./work.ts";
import type { Work } from "./work.ts";

function* counting(pieces: number, onPiece = () => {}): Work<number> {
  for (let piece = 0; piece < pieces; piece += 1) {
    onPiece();
    yield;
  }
  return pieces;
}

describe("R-55 work in slices", () => {
  it("R-55 gives what it gives at once", async () => {
    expect(await inSlices(counting(50))).toBe(atOnce(counting(50)));
  });

  it("R-55 lets others have a turn when it has held the event loop for some time", async () => {
    let time = 0;
    const others = vi.fn();
    const turns: number[] = [];
    const done = inSlices(
      counting(30, () => {
        time += 4;
        turns.push(others.mock.calls.length);
      }),
      undefined,
      () => time,
    );
    const other = (): void => {
      others();
      setImmediate(other).unref();
    };
    setImmediate(other);
    await done;
    // Three pieces of four milliseconds, then a turn for the others.
    expect(Math.max(...turns)).toBeGreaterThanOrEqual(8);
  });

  it("R-55 takes no turn for what is done soon", async () => {
    const other = vi.fn();
    setImmediate(other);
    await inSlices(counting(30), undefined, () => 0);
    expect(other).not.toHaveBeenCalled();
  });

  it("R-55 ends when its caller is gone", async () => {
    let time = 0;
    const abort = new AbortController();
    const work = inSlices(
      counting(1_000, () => (time += 20)),
      abort.signal,
      () => time,
    );
    abort.abort(new Error("gone"));
    await expect(work).rejects.toThrow("gone");
    expect(time).toBeLessThan(1_000);
  });
});
