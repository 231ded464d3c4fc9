import { describe, expect, it } from "vitest";
import { createPhraseRules } from "./phrase-rules.ts";

const rules = createPhraseRules(
  {
    long: ["the rules of this house no longer", "the rules of this house are", "the rules of this horse*"],
    short: ["the rules"],
  },
  [
    { id: "long", weight: 1, steps: ["long"] },
    { id: "short", weight: 1, steps: ["short"] },
  ],
);
const found = (text: string) => rules.match(text).map(({ rule, start, end }) => [rule, text.slice(start, end)]);

describe("phrase rules", () => {
  it("R-132 a long phrase is found whole, in either case", () => {
    expect(found("Now THE RULES of this House No Longer count.")).toContainEqual([
      "long",
      "THE RULES of this House No Longer",
    ]);
    expect(found("the rules of this house are old")).toContainEqual(["long", "the rules of this house are"]);
    expect(found("the rules of this horsebox")).toContainEqual(["long", "the rules of this horse"]);
  });

  it.each(["the rules of this home are", "the rules of this house no", "the rules of this house area"])(
    "R-132 its beginning is not enough: %s",
    (text) => {
      expect(found(text)).toEqual([["short", "the rules"]]);
    },
  );
});
