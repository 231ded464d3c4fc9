import { describe, expect, it } from "vitest";
import { evaluator } from "./evaluate.ts";
import { isAcceptable, namedValue } from "./named-value.ts";
import type { Pattern } from "./pattern.ts";
import { characters, either, guid, optional, sequence } from "./pattern.ts";
import { matches } from "./text.ts";

const matching = (value: string, pattern: Pattern) => evaluator(matches(value, pattern))({} as never);

const loopback = sequence(
  "http://",
  either("127.0.0.1", "localhost"),
  optional(":", characters("0-9", 1, 5)),
  "/callback",
);

it.each([
  ["http://127.0.0.1/callback", true],
  ["http://localhost:65535/callback", true],
  ["http://127.0.0.1:/callback", false],
  ["http://127x0.0.1/callback", false],
  ["http://localhost.evil.example/callback", false],
  ["http://localhost:1@evil.example/callback", false],
  ["http://localhost:123456/callback", false],
  ["http://localhost/callback/", false],
  ["http://localhost/callback\n", false],
  ["\nhttp://localhost/callback", false],
  ["HTTP://localhost/callback", false],
])("the whole text has the form of a loopback address: %j is %s", (value, expected) => {
  expect(matching(value, loopback)).toBe(expected);
});

it.each([
  ["6a0d5d6c-0000-4000-8000-000000000001", true],
  ["6A0D5D6C-0000-4000-8000-000000000001", false],
  ["6a0d5d6c00004000800000000000000001", false],
])("%s is a GUID: %s", (value, expected) => {
  expect(matching(value, guid)).toBe(expected);
});

it.each([
  ["every character of a class is itself", "a^]b\\c-d", characters("a-d^]\\-", 1, 9), true],
  ["a class has nothing beyond it", "e", characters("a-d^]\\-", 1, 9), false],
  ["literal text is literal", "a.c*", "a.c*", true],
  ["a point is a point", "abc*", "a.c*", false],
  ["other scripts", "\u0663", characters("0-9", 1, 1), false],
  ["nothing, where nothing is allowed", "", characters("a", 0, 1), true],
  ["text of several code units", "\ud83d\ude00", "\ud83d\ude00", true],
])("%s", (_, value, pattern, expected) => {
  expect(matching(value, pattern)).toBe(expected);
});

describe("a pattern is refused", () => {
  it.each([
    ["a range that descends", () => characters("z-a", 1, 1)],
    ["a class of other than ASCII", () => characters("\u00e9", 1, 1)],
    ["an empty class", () => characters("", 1, 1)],
    ["a repetition that ends before it begins", () => characters("a", 2, 1)],
    ["one without end", () => characters("a", 0, Number.POSITIVE_INFINITY)],
    ["no alternative", () => either()],
  ])("%s", (_, build) => {
    expect(build).toThrow(/expected/);
  });
});

describe("a named value", () => {
  const list = namedValue({ name: "tools", description: "d", pattern: characters("a-z,", 1, 20) });

  it.each([
    ["a,b", true],
    ["", false],
    ["A", false],
    ['a" + "', false],
  ])("of %j is acceptable: %s", (value, expected) => {
    expect(isAcceptable(list, value)).toBe(expected);
  });

  it.each(['"', "'", "\\", "{", "}", "<", ">", "&", "@"])(
    "may not allow %s, which would end the text it is put into",
    (character) => {
      expect(() => namedValue({ name: "n", description: "d", pattern: sequence("a", character) })).toThrow(
        /no character that/,
      );
      expect(() => namedValue({ name: "n", description: "d", pattern: characters(" -~", 1, 9) })).toThrow(
        /no character that/,
      );
    },
  );

  it("has a name that the gateway takes", () => {
    expect(() => namedValue({ name: "a b", description: "d", pattern: "a" })).toThrow(/named value name/);
  });
});
