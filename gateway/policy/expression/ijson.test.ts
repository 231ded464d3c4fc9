import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagged, untagged } from "./ijson.ts";
import { growth, linear } from "../../../testing/growth.ts";

describe("a policy accepts as JSON", () => {
  it.each([
    ["a text", '"a"', '"sa"'],
    ["a number, in its own spelling", "1.50e+3", '"n1.50e+3"'],
    ["an integer that no double can hold", "12345678901234567890", '"n12345678901234567890"'],
    ["a word", "[true,false,null]", "[true,false,null]"],
    ["an object, its names apart from its texts", '{"a":"a"}', '{"pa":"sa"}'],
    ["a text that looks like a date", '"2020-01-01T00:00:00Z"', '"s2020-01-01T00:00:00Z"'],
    ["blanks, which go", ' {\t"a" :\r\n1 } ', '{"pa":"n1"}'],
    ["nothing but brackets", "[[],{}]", "[[],{}]"],
    ["an escaped pair of surrogates", '"\\ud83d\\uDE00"', '"s\\ud83d\\uDE00"'],
    ["the same name in two objects", '[{"a":1},{"a":2}]', '[{"pa":"n1"},{"pa":"n2"}]'],
    ["names that JavaScript would take for its own", '{"__proto__":1}', '{"p__proto__":"n1"}'],
    ["32 levels", "[".repeat(32) + "]".repeat(32), "[".repeat(32) + "]".repeat(32)],
  ])("%s", (_, text, expected) => {
    expect(tagged(text)).toBe(expected);
  });
});

describe("a policy refuses as JSON, though some parser accepts it", () => {
  it.each([
    ["the empty text", ""],
    ["two values", "1 2"],
    ["a duplicate name", '{"a":1,"a":2}'],
    ["a duplicate name in another spelling", '{"a":1,"\\u0061":2}'],
    ["half a surrogate pair, escaped", '"\\ud83d"'],
    ["the second half alone", '"\\ude00"'],
    ["two first halves", '"\\ud83d\\ud83d"'],
    ["an escaped first half and a plain second", '"\\ud83d\ude00"'],
    ["half a surrogate pair, plain", '"\ud83d"'],
    ["33 levels", "[".repeat(33) + "]".repeat(33)],
    ["a trailing comma", "[1,]"],
    ["a leading comma", "[,1]"],
    ["a missing comma", "[1 2]"],
    ["a missing value", '{"a":}'],
    ["a missing name", "{:1}"],
    ["a comma for a colon", '{"a",1}'],
    ["a bracket of the other kind", "[}"],
    ["an open bracket", "[1"],
    ["a bracket too many", "[1]]"],
    ["single quotes", "{'a':1}"],
    ["a name without quotes", "{a:1}"],
    ["a comment", "[1/*x*/]"],
    ["a line comment", "[1//x\n]"],
    ["a byte order mark", "\ufeff[]"],
    ["a blank that is not JSON's", "\u00a0[]"],
    ["a leading zero", "01"],
    ["a plus sign", "+1"],
    ["no digit before the point", ".5"],
    ["no digit after it", "5."],
    ["hexadecimal", "0x1"],
    ["NaN", "NaN"],
    ["infinity", "-Infinity"],
    ["undefined", "undefined"],
    ["a word in capitals", "True"],
    ["a word that goes on", "truex"],
    ["a constructor", "new Date(1)"],
    ["a control character in a text", '"\t"'],
    ["an unknown escape", '"\\x41"'],
    ["an escape cut short", '"\\u12"'],
    ["an unfinished text", '"a'],
    ["a text that ends in an escape", '"a\\'],
  ])("%s", (_, text) => {
    expect(tagged(text)).toBe("");
  });
});

const noLoneSurrogate = fc.string({ unit: "grapheme" });
const document = fc.jsonValue({ stringUnit: "grapheme", maxDepth: 6 });

it("the output of JSON.stringify is accepted, and decodes to the original", () => {
  fc.assert(
    fc.property(fc.record({ key: noLoneSurrogate, value: document }), ({ key, value }) => {
      const written = JSON.stringify({ [key]: value });
      expect(plain(untagged(tagged(written)))).toEqual(JSON.parse(written));
    }),
    { seed: 20261120, numRuns: 300 },
  );
});

const plain = (node: unknown): unknown => {
  if (typeof node === "string") return node.startsWith("n") ? Number(node.slice(1)) : node.slice(1);
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name.slice(1), plain(value)]));
};

it("the time to read a text grows with its length, not with the square of it", () => {
  const read = (size: number): void => {
    const text = JSON.stringify({ a: "\\x\n".repeat(size), b: Array.from({ length: size / 2 }, (_, index) => index) });
    expect(tagged(text)).not.toBe("");
  };
  expect(growth(read, 10_000)).toBeLessThan(linear);
});
