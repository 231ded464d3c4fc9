import fc from "fast-check";
import { expect, it } from "vitest";
import { membersOf, runsOf } from "./runs.ts";

it("R-55 finds the runs that an expression finds, in any text", () => {
  const members = membersOf("abcdef0");
  const texts = fc.array(
    fc.constantFrom("a", "abc", "f0", "z", " ", "\x7f", "\u00e9", "\u0430", "\u{1f600}", "\u0161"),
    {
      maxLength: 90,
    },
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (parts, shortest) => {
      const text = parts.join("");
      const runs = [...text.matchAll(/[abcdef0]+/g)].map(({ 0: run, index }) => [index, index + run.length]);
      expect(runsOf(members, shortest, text)).toEqual(runs.filter(([start = 0, end = 0]) => end - start >= shortest));
    }),
    { numRuns: 1_000 },
  );
});
