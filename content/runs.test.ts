import fc from "fast-check";
import { expect, it } from "vitest";
import { Forms, membersOf, runsIn, runsOf, runsWithin } from "./runs.ts";

const texts = fc.array(fc.constantFrom("a", "abc", "f0", "z", " ", "\x7f", "\u00e9", "\u0430", "\u{1f600}", "\u0161"), {
  maxLength: 90,
});
const members = membersOf("abcdef0");
const found = (text: string, shortest: number): number[][] =>
  [...text.matchAll(/[abcdef0]+/g)]
    .map(({ 0: run, index }) => [index, index + run.length])
    .filter(([start = 0, end = 0]) => end - start >= shortest);

it("R-55 finds the runs that an expression finds, in any text", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (parts, shortest) => {
      const text = parts.join("");
      expect(runsOf(members, shortest, text)).toEqual(found(text, shortest));
    }),
    { numRuns: 1_000 },
  );
});

it("R-55 finds the same in a long text, and pauses", () => {
  fc.assert(
    fc.property(
      texts,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 9_000 }),
      (parts, shortest, before) => {
        const text = [" ".repeat(before), ...parts, "a".repeat(before), ...parts, "b".repeat(100_000), " "].join("");
        const runs = [...runsIn(members, shortest, text)];
        expect(runs.filter((run) => run !== undefined)).toEqual(found(text, shortest));
        expect(runs.filter((run) => run === undefined).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
});

it("R-55 runs within longer runs are those of the whole text, and a long one is read with pauses", () => {
  const [few, more] = [membersOf("ab"), membersOf("abcd ")];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "b", "c", "d", " ", "-")),
      fc.integer({ min: 1, max: 5 }),
      (parts, shortest) => {
        const text = parts.join("") + "c".repeat(40_000) + "a".repeat(40_000);
        const found = [...runsWithin(few, shortest, text, runsOf(more, shortest, text))];
        expect(found.filter((run) => run !== undefined)).toEqual(runsOf(few, shortest, text));
        expect(found.filter((run) => run === undefined).length).toBeGreaterThan(3);
      },
    ),
  );
});

it("R-55 runs that another form of the text had are not looked at again", () => {
  const letters = membersOf("abcdefghijklmnopqrstuvwxyz");
  const newIn = (...texts: readonly string[]): readonly (readonly string[])[] => {
    const forms = new Forms();
    return texts.map((text) =>
      forms.newIn(text, runsOf(letters, 3, text)).map(([start, end]) => text.slice(start, end)),
    );
  };
  expect(newIn("one two three", "one two three")).toEqual([["one", "two", "three"], []]);
  expect(newIn("one two three", "one zwei three four")).toEqual([
    ["one", "two", "three"],
    ["zwei", "four"],
  ]);
  expect(newIn("one two", "two one", "two one")).toEqual([["one", "two"], ["one"], []]);
});
