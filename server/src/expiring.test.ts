import { describe, expect, it } from "vitest";
import { createExpiring } from "./expiring.ts";

const setUp = (most: number, full: "forget-oldest" | "refuse" = "forget-oldest") => {
  let now = 0;
  const values = createExpiring<string>({ clock: () => now, most, full });
  return { values, pass: (milliseconds: number) => (now += milliseconds), now: () => now };
};

describe("values that expire", () => {
  it("are there until their time", () => {
    const { values, pass } = setUp(9);
    values.set("a", "1", 10);
    pass(9);
    expect(values.get("a")).toBe("1");
    pass(1);
    expect(values.get("a")).toBeUndefined();
    expect(values.keys()).toEqual([]);
  });

  it("R-55 take the memory of what lives, not of what has been", () => {
    const { values, pass, now } = setUp(1_000);
    for (let i = 0; i < 2_000; i += 1) {
      values.set(`k${i}`, "v", now() + 10);
      pass(1);
    }
    expect(values.size).toBeLessThan(40);
  });

  it("make room for a new one by the oldest", () => {
    const { values } = setUp(2);
    for (const key of ["a", "b", "c"]) expect(values.set(key, key, 10)).toBe(true);
    expect(values.keys()).toEqual(["b", "c"]);
  });

  it("are kept, and a new one is not, where none may be forgotten", () => {
    const { values, pass } = setUp(2, "refuse");
    expect(["a", "b", "c"].map((key) => values.set(key, key, 10))).toEqual([true, true, false]);
    expect(values.set("a", "again", 10)).toBe(true);
    pass(10);
    expect(values.set("c", "c", 20)).toBe(true);
  });
});
