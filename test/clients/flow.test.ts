import { expect, it } from "vitest";
import { flawOf } from "./flow.ts";

const flow = { does: "lists", exit: 0, says: /read/, hides: /save/, run: () => Promise.reject(new Error("not run")) };

it.each([
  ["another end", { exit: 1, said: "read" }, /ended with 1, should be 0/],
  ["an end by force", { exit: null, said: "read" }, /ended with null/],
  ["silence", { exit: 0, said: "" }, /should say \/read\//],
  ["too much", { exit: 0, said: "read save" }, /should not say \/save\//],
] as const)("%s is a flaw", (_what, ran, flaw) => {
  expect(flawOf(flow, ran)).toMatch(flaw);
});

it("the expected outcome is no flaw", () => {
  expect(flawOf(flow, { exit: 0, said: "read" })).toBeUndefined();
});

it("R-36 a token that a client shows is not shown on", () => {
  expect(flawOf(flow, { exit: 1, said: "Bearer eyJhbGci.eyJzdWIi.c2ln" })).not.toContain("eyJ");
});
