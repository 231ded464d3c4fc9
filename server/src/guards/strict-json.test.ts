import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

const parse = (text: string, bounds = { depth: 8, members: 20 }): unknown =>
  parseStrictJson(new TextEncoder().encode(text), bounds);

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("strict JSON", () => {
  it.each([
    ["R-46 a repeated key", '{"a":1,"a":2}', "body-ambiguous"],
    ["R-46 a repeated key written with an escape", '{"a":1,"\\u0061":2}', "body-ambiguous"],
    ["R-46 a repeated key further down", '[{"x":{"a":1,"b":{},"a":2}}]', "body-ambiguous"],
    ["R-88 the prototype as a key", '{"__proto__":{}}', "body-ambiguous"],
    ["R-88 the prototype as an escaped key", '{"\\u005f_proto__":{}}', "body-ambiguous"],
    ["R-88 a constructor as a key", '{"x":{"constructor":1}}', "body-ambiguous"],
    ["R-46 a number beyond all bounds", '{"a":[1e400]}', "body-ambiguous"],
    ["R-46 a number of too many digits", `[-${"9".repeat(400)}]`, "body-ambiguous"],
    ["R-46 half a character", '{"a":"\\ud83d"}', "body-ambiguous"],
    ["R-46 half a character in a key", '{"\\uDE00":1}', "body-ambiguous"],
    ["R-55 nesting over the bound", nested(9), "body-too-complex"],
    ["R-55 more elements than the bound", `[${"0,".repeat(21)}0]`, "body-too-complex"],
    [
      "R-55 more keys than the bound",
      JSON.stringify(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [i, i]))),
      "body-too-complex",
    ],
    ["a string without end", '{"a', "body-not-json"],
    ["text behind the value", "{} {}", "body-not-json"],
    ["a byte order mark", "\ufeff{}", "body-not-json"],
    ["nothing", "", "body-not-json"],
    ["a comment", "{/**/}", "body-not-json"],
  ])("refuses %s", (_title, text, refusal) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ refusal }));
  });

  it("R-46 refuses bytes that are not UTF-8", () => {
    expect(() => parseStrictJson(Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).toThrow(
      expect.objectContaining({ refusal: "body-not-json" }),
    );
  });

  describe("whose outermost numbers are to be plain", () => {
    const plain = { depth: 8, members: 20, plainNumbers: "not-one-message" } as const;

    it.each(["1.0", "1e3", "1E0", "1.5", "-0.0", "1000000000000000", "9007199254740991", "1e400"])(
      "R-46 refuses %s, which is another number to another parser",
      (number) => {
        for (const text of [`{"id":${number}}`, `{"a":"1","id" : ${number} ,"b":{}}`]) {
          expect(() => parse(text, plain)).toThrow(expect.objectContaining({ refusal: "not-one-message" }));
        }
      },
    );

    it.each(["1", "0", "-1", "-0", "999999999999999", '"1.0"', "true", '{"x":1.5}', "[1.5,1e3]"])(
      "takes %s",
      (value) => {
        const text = `{"id":${value}}`;
        expect(parse(text, plain)).toEqual(JSON.parse(text));
      },
    );

    it.each(["01", "-", "1.", "+1", "1e", ".5", "0x1", "NaN", "'2.0'", "2.0x"])(
      "leaves %s to the parser, which refuses it",
      (value) => {
        expect(() => parse(`{"id":${value}}`, plain)).toThrow(expect.objectContaining({ refusal: "body-not-json" }));
      },
    );
  });

  it("takes a whole character that is escaped", () => {
    expect(parse('["\\ud83d\\ude00"]')).toEqual(["\u{1f600}"]);
  });

  it("takes the same key in two objects, and text that only looks like a key", () => {
    const value = { a: { a: 1 }, b: ['"a":', "\\", { a: "}{" }] };
    expect(parse(JSON.stringify(value))).toEqual(value);
  });

  it("agrees with JSON.parse on every text without a special key", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(parse(text, { depth: 64, members: 100_000 })).toEqual(JSON.parse(text));
      }),
    );
  });
});
