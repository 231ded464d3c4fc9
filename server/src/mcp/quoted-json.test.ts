import fc from "fast-check";
import { expect, it } from "vitest";
import { quotedJson } from "./quoted-json.ts";

const long = "long enough that little of it has to be escaped ".repeat(20);

it("quotes JSON as the runtime does", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom("", long), (value, padding) => {
      const json = JSON.stringify([value, padding]);
      expect(quotedJson(json)).toBe(JSON.stringify(json));
    }),
  );
});

it.each(['"', "\\", "\n", "\ud800", "\u2028"])("quotes %j among much and among little", (character) => {
  for (const text of [`${long}${character}${long}`, character.repeat(100)]) {
    const json = JSON.stringify({ text });
    expect(quotedJson(json)).toBe(JSON.stringify(json));
  }
});
