import { describe, expect, it } from "vitest";
import { problemsOf } from "./decision.ts";
import { decisions } from "./decisions/index.ts";

describe.each(Object.entries(decisions))("%s", (_, table) => {
  it.each(table.map((decision) => [decision.title, decision] as const))("%s", async (_title, decision) => {
    expect(await problemsOf(decision)).toEqual([]);
  });
});

it("no two decisions are the same", () => {
  const titles = Object.entries(decisions).flatMap(([about, table]) => table.map(({ title }) => `${about}: ${title}`));
  expect(titles.length).toBeGreaterThan(250);
  expect(new Set(titles).size).toBe(titles.length);
});
