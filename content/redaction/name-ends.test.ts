import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlank } from "./characters.ts";
import { endOfAssignment, endOfGap, endOfName, endOfQuoted } from "./name-ends.ts";
import { assignments } from "./named-secrets.ts";
import { entropy } from "./randomness.ts";
import { matchAt } from "./surroundings.ts";

/** What assignments, names and values are made of. */
const pieces =
  `a key Key str string value is are est ist was - -- _ . : := = == => -> + += > >= < <value= </a><b> "value": , ' " \` \\ ( () [ { | ? ! & &quot; &#34; %3A ";s:3: ` +
  `bearer token get( getenv(" \u00e9 \u00a0 \u2003 \ufeff abcdefghijklmnopqrstuvwxyzabcdefg .is. -are= valuevalue x.str=`;
const texts = fc
  .array(fc.constantFrom(...pieces.split(" "), " ", "  ", "\t", "\n", "\u3000"), { maxLength: 24 })
  .map((parts) => parts.join(""));

/** Asked at every place, from left to right, as anchors are. */
const places = (text: string): readonly number[] => Array.from({ length: text.length + 1 }, (_, at) => at);

describe("ends that loops find", () => {
  it("R-59 an assignment ends where its expression ends", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const known = { at: -1, end: undefined };
        expect(places(text).map((at) => endOfAssignment(assignments, text, at, known))).toEqual(
          places(text).map((at) => matchAt(assignments.whole, text, at)),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, RegExp, (text: string, at: number) => number | undefined]>([
    ["a name", /[\w.-]{0,32}/y, endOfName],
    ["a gap behind a name", /[\w.-]{0,32}[ \t]{1,4}["'`]?/y, endOfGap],
    ["a quoted value", /[^\s"'`\\]{4,12}(?=["'`\\])/y, (text, at) => endOfQuoted(text, at, 4, 12)],
  ])("R-59 %s ends where its expression ends", (_, expression, ends) => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), (text) => {
        expect(places(text).map((at) => ends(text, at))).toEqual(
          places(text).map((at) => matchAt(expression, text, at)),
        );
      }),
    );
  });

  it("takes for blank what an expression takes for it", () => {
    for (let code = 0; code <= 0xffff; code += 1) expect(isBlank(code)).toBe(/\s/.test(String.fromCharCode(code)));
  });

  it("the entropy of a text depends on nothing but its characters", () => {
    const bitsOf = (text: string): number => {
      const counts = new Map<number, number>();
      for (let at = 0; at < text.length; at += 1) {
        const code = Math.min(text.charCodeAt(at), 127);
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      return [...counts.values()].reduce((bits, n) => bits - (n / text.length) * Math.log2(n / text.length), 0);
    };
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 400 })), (all) => {
        for (const text of all) expect(entropy(text)).toBeCloseTo(bitsOf(text), 9);
      }),
    );
  });
});
