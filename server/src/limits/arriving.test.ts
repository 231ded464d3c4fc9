import { describe, expect, it } from "vitest";
import { createArriving } from "./arriving.ts";

describe("requests that arrive", () => {
  it("R-55 are there until they are admitted, or end without", () => {
    const arriving = createArriving<{ admitted: boolean }>(({ admitted }) => admitted);
    const [first, second] = [{ admitted: false }, { admitted: false }];
    expect(arriving.look()).toBe(false);
    arriving.add(first);
    arriving.add(second);
    expect([arriving.look(), arriving.look()]).toEqual([true, true]);
    first.admitted = true;
    expect(arriving.look()).toBe(true);
    arriving.delete(second);
    expect(arriving.look()).toBe(false);
  });

  it("R-55 count once, however soon they are admitted", () => {
    const arriving = createArriving<{ admitted: boolean }>(({ admitted }) => admitted);
    arriving.add({ admitted: true });
    expect([arriving.look(), arriving.look()]).toEqual([true, false]);
  });
});
