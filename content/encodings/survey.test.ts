import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64In, textOf } from "./base64.ts";
import { survey } from "./survey.ts";
import type { Survey } from "./survey.ts";

const base64Texts = (text: string) => [...base64In(text)].flatMap((found) => found ?? []);

/** The same counts by expressions that say what they mean and take their time. */
const expressions: Readonly<Record<Exclude<keyof Survey, "runs">, RegExp>> = {
  hexPairs: /(?<![a-z\d])[a-f\d]{2}(?![a-z\d])/gi,
  percents: /%/g,
  ampersands: /&/g,
  backslashes: /\\/g,
  words: /[a-z]+/gi,
  loneLetters: /(?<![a-z\d])[a-z](?![a-z\d])/gi,
  controls: /[^\t\n\v\f\r -~]/g,
  inWordSigns: /(?<=[a-z])[0134578@$!|](?=[a-z])/gi,
};
const runs = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/[\w+/-]{20,}/g)];

const naive = (text: string): Survey => ({
  ...(Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, [...text.matchAll(expression)].length]),
  ) as unknown as Omit<Survey, "runs">),
  runs: runs(text).map(({ 0: run, index }) => [index, index + run.length]),
});

const pieces = fc.constantFrom(
  ..."agzGZ0269147@$!|%&\\_-+/= .\n\0\x7f\u0080\u00e9\u0430",
  "\u{1f600}",
  "a1b",
  " be ",
  "word".repeat(5),
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

describe("survey", () => {
  it("R-55 counts what plain expressions count", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(survey(text)).toEqual(naive(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(Object.keys(expressions))("R-55 counts %s however many there are", (name) => {
    const repeated = "a%&\\ a1b be \0".repeat(1_001);
    expect(survey(repeated)[name as keyof Survey]).toBe(naive(repeated)[name as keyof Survey]);
  });

  it("R-55 finds every run of base64 that a plain expression finds", () => {
    const encoded = fc.string({ minLength: 10, maxLength: 30 }).map((text) => Buffer.from(text).toString("base64"));
    fc.assert(
      fc.property(fc.array(fc.oneof(encoded, texts)), fc.constantFrom("", " ", "a"), (parts, between) => {
        const text = parts.join(between);
        const expected = [...text.matchAll(/[\w+/-]{20,}={0,2}/g)].flatMap(({ 0: run, index }) => {
          const inner = textOf(Buffer.from(run, "base64"));
          return inner === undefined ? [] : [[index, index + run.length, inner]];
        });
        expect(base64Texts(text).map(({ start, end, text: inner }) => [start, end, inner])).toEqual(expected);
      }),
    );
  });
});
