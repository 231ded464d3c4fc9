import { describe, expect, it } from "vitest";
import { canonicalJson, quoted, quotedJson } from "./index.ts";

const long = "long enough that little of it has to be escaped ".repeat(20);
const special = ['"', "\\", "\n", "\r", "\t", "\0", "\b", "\u001f", "\u007f", "é", "\u2028", "😀", "\ud800", "\udc00"];

const around = (character: string): readonly string[] => [
  character,
  `${long}${character}`,
  `${character}${long}`,
  `${long}${character}${long}`,
  character.repeat(2_000),
  `${long.repeat(4)}${character.repeat(200)}${long}`,
  `${long}${character}${special.slice(0, 5).join(long)}`,
];

describe("a text as JSON", () => {
  it.each(special)("is what the runtime writes of %j, among much and among little", (character) => {
    for (const text of around(character)) {
      expect(quoted(text)).toBe(JSON.stringify(text));
      expect(canonicalJson([text])).toBe(JSON.stringify([text]));
    }
  });
});

describe("JSON as JSON", () => {
  it.each(special)("is what the runtime writes of %j, among much and among little", (character) => {
    for (const text of around(character)) {
      const json = JSON.stringify({ text, more: [text, 1] });
      expect(quotedJson(json)).toBe(JSON.stringify(json));
    }
  });
});
