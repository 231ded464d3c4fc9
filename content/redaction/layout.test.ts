import fc from "fast-check";
import { expect, it } from "vitest";
import { codeAt, isAlphanumeric } from "./characters.ts";
import { anyLayout, fits, glanceOf, Layouts } from "./layout.ts";
import { longestFirst, nationalIdsWith } from "./national-ids.ts";
import { endsHere, matchAt } from "./surroundings.ts";

const firstOf = (text: string): number => {
  let first = 0;
  while (first < longestFirst && isAlphanumeric(text.charCodeAt(first))) first += 1;
  return first;
};

it("R-58 a glance passes what its shape matches", () => {
  const group = fc.stringMatching(/^(?:\d{1,7}|[A-Z]{1,4}\d{2,8}[A-Z]?|\d{9,18}|[A-Z]|\d[\dAB])$/);
  const separator = fc.constantFrom(" ", "-", ".", "/", "", " - ", "(", ")", "+");
  const number = fc.array(fc.tuple(group, separator), { minLength: 1, maxLength: 6 });
  let passed = 0;
  fc.assert(
    fc.property(number, fc.boolean(), (parts, isSpaced) => {
      const text = parts.map(([digits, between]) => digits + (isSpaced ? " " : between)).join("");
      const first = firstOf(text);
      for (const isDescribed of [false, true]) {
        for (const { kind, glance } of nationalIdsWith(first, codeAt(text, first), isDescribed, false)) {
          const end = matchAt(kind.shape, text, 0);
          if (end === undefined || !endsHere(text, end)) continue;
          passed += 1;
          expect([text, kind.type, fits(new Layouts(text).at(0), glance)]).toEqual([text, kind.type, true]);
        }
      }
    }),
    { numRuns: 20_000 },
  );
  expect(passed).toBeGreaterThan(1_000);
});

it.each<[RegExp, string, boolean]>([
  [/\d{3}[- .]\d{2}[- .]\d{4}/y, "123 45 6789", true],
  [/\d{3}[- .]\d{2}[- .]\d{4}/y, "123 456 789", false],
  [/\d{3} ?\d{3} ?\d{3}/y, "123 456789", true],
  [/\d{3} ?\d{3} ?\d{3}/y, "123-456789", false],
  [/\d{2}-\d{3}(?:-\d| \d{2})/y, "12-345 6", true],
  [/\d{2}-\d{3}(?:-\d| \d{2})/y, "12-3456", false],
])("R-58 a glance at %s passes %j: %s", (shape, text, isPassed) => {
  expect(fits(new Layouts(text).at(0), glanceOf(shape, firstOf(text), text[firstOf(text)]))).toBe(isPassed);
});

it.each([/(?=\d)\d \d/y, /[^ ]\d/y, /\w \d/y, /[\s]\d/y, /. \d/y, /\b\d \d/y])(
  "R-58 what a glance cannot say of %s it passes",
  (shape) => {
    expect(glanceOf(shape, 1, " ")).toEqual(anyLayout);
  },
);
