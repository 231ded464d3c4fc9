import { describe, expect, it } from "vitest";
import { classifications } from "./catalogue.ts";
import { dataActions, dataKindOf, dataKinds, dataRulesWith, defaultDataRules, isDataRule } from "./data-rules.ts";
import type { DataAction, DataDirection } from "./data-rules.ts";

const directions = Object.keys(dataActions) as DataDirection[];
const strength = (direction: DataDirection, action: DataAction): number =>
  (dataActions[direction] as readonly DataAction[]).indexOf(action);

describe("R-93 the data rules", () => {
  it("say what becomes of every kind in both directions, for every classification", () => {
    for (const classification of classifications)
      for (const direction of directions)
        for (const kind of dataKinds) {
          const action = defaultDataRules[classification][direction][kind];
          expect(isDataRule({ classification, direction, kind, action }), `${classification} ${kind}`).toBe(true);
        }
  });

  it("ask for no less in answers the higher the classification is, and for no more in arguments", () => {
    for (const kind of dataKinds)
      classifications.slice(1).forEach((classification, index) => {
        const [higher, lower] = [defaultDataRules[classification], defaultDataRules[classifications[index]!]];
        const [out, below] = [strength("output", higher.output[kind]), strength("output", lower.output[kind])];
        expect(out).toBeGreaterThanOrEqual(below);
        const [taken, takenBelow] = [strength("input", higher.input[kind]), strength("input", lower.input[kind])];
        expect(taken).toBeLessThanOrEqual(takenBelow);
      });
  });

  it("change in the row that a deployment names, and in no other", () => {
    const changed = dataRulesWith([
      { classification: "public", direction: "output", kind: "contact", action: "allow" },
    ]);
    expect(changed.public.output.contact).toBe("allow");
    const { contact: _, ...rest } = changed.public.output;
    expect(defaultDataRules.public.output).toMatchObject(rest);
    expect({ ...changed, public: { ...changed.public, output: {} } }).toEqual({
      ...defaultDataRules,
      public: { ...defaultDataRules.public, output: {} },
    });
  });

  it("call what the content layer finds by its kind, and what they do not know personal", () => {
    expect(
      [
        { category: "secret", type: "github-token" },
        { category: "pii", type: "card" },
        { category: "pii", type: "us-ssn" },
        { category: "pii", type: "named" },
      ].map(dataKindOf),
    ).toEqual(["secret", "payment-card", "national-id", "personal"]);
  });
});
