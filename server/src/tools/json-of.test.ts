import { quotedJson } from "@mcp-landing-zone/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonOf } from "./json-of.ts";

const long = 'a text that is long enough to be written apart, with "quotes"\n'.repeat(40);

class Price {
  readonly currency = "EUR";
  readonly note = long;
}

describe("JSON of an answer is what the runtime writes", () => {
  it.each<[string, unknown]>([
    ["a long text among short members", { title: "t", said: long, count: 2, is: true, none: null, "a key": "é" }],
    ["short members", { said: "short" }],
    ["members that have no JSON", { said: long, left: undefined, run: () => 1, [Symbol("s")]: 1, nan: Number.NaN }],
    ["values inside", { said: long, list: [undefined, { at: new Date(0) }], more: { text: long } }],
    ["a list", [long]],
    ["a text", long],
    ["an object of a class", new Price()],
    ["an object that writes itself", { said: long, toJSON: () => "itself" }],
    ["an object without a prototype", Object.assign(Object.create(null) as object, { said: long })],
    ["nothing", null],
  ])("of %s", (_, value) => {
    expect(jsonOf(value)).toBe(JSON.stringify(value));
  });

  it("of any value beside any text, also when it is quoted once more", () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(long, '"', "\\", "\n", "\ud800"), fc.string({ unit: "binary" })));
    fc.assert(
      fc.property(fc.jsonValue(), pieces, (value, parts) => {
        const answer = { said: parts.join(""), value };
        const json = jsonOf(answer);
        expect(json).toBe(JSON.stringify(answer));
        expect(quotedJson(json)).toBe(JSON.stringify(json));
      }),
    );
  });

  it("has no number without bounds", () => {
    expect(() => jsonOf({ said: long, big: 1n })).toThrow(TypeError);
  });
});
