import { describe, expect, it } from "vitest";
import { createExpiring } from "./expiring.ts";

const setUp = (most: number, weigh?: (key: string, value: string) => number) => {
  let now = 0;
  const values = createExpiring<string>({ clock: () => now, most, ...(weigh && { weigh }) });
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

  it("make room by what was written longest ago, not first", () => {
    const { values } = setUp(2);
    for (const key of ["a", "b", "a", "c"]) values.set(key, key, 10);
    expect(values.keys()).toEqual(["a", "c"]);
  });

  it("make room by what has expired before anything that lives", () => {
    const { values, pass } = setUp(3);
    values.set("a", "a", 100);
    values.set("b", "b", 1);
    values.set("c", "c", 100);
    pass(1);
    values.set("d", "d", 100);
    expect(values.keys()).toEqual(["a", "c", "d"]);
  });

  it("weigh what they are said to weigh", () => {
    const { values } = setUp(10, (key, value) => key.length + value.length);
    expect(values.set("a", "1234", 10)).toBe(true);
    expect(values.set("b", "1234", 10)).toBe(true);
    expect(values.set("c", "123", 10)).toBe(true);
    expect(values.keys()).toEqual(["b", "c"]);
    expect(values.set("b", "1234567890", 10)).toBe(false);
    expect(values.keys()).toEqual(["c"]);
  });
});
