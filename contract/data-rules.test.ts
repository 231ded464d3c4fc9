import { describe, expect, it } from "vitest";
import { classifications } from "./catalogue.ts";
import { dataActions, dataKindOf, dataKinds, dataRulesWith, defaultDataRules, isDataRule } from "./data-rules.ts";
import type { DataAction, DataDirection, DataRule } from "./data-rules.ts";

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

  it("R-93 block and withhold these kinds, and redact or allow all others", () => {
    const strict = classifications.flatMap((classification) =>
      directions.flatMap((direction) =>
        dataKinds.flatMap((kind) => {
          const action = defaultDataRules[classification][direction][kind];
          return action === (direction === "input" ? "allow" : "redact")
            ? []
            : [`${classification} ${direction} ${kind}: ${action}`];
        }),
      ),
    );
    expect(strict).toEqual([
      "public input secret: block",
      "public input payment-card: block",
      "public input national-id: block",
      "public input bank-account: block",
      "internal input secret: block",
      "restricted output secret: withhold",
      "restricted output national-id: withhold",
    ]);
  });

  it.each<[boolean, Partial<Record<keyof DataRule, string>>]>([
    [true, {}],
    [true, { direction: "output", action: "redact" }],
    [true, { direction: "output", action: "withhold" }],
    [true, { direction: "output", action: "allow", kind: "contact" }],
    [true, { action: "allow" }],
    [false, { direction: "output", action: "allow" }],
    [false, { direction: "output", action: "block" }],
    [false, { action: "redact" }],
    [false, { action: "withhold" }],
    [false, { action: "" }],
    [false, { classification: "secret" }],
    [false, { classification: "" }],
    [false, { direction: "both" }],
    [false, { direction: "toString" }],
    [false, { kind: "passport" }],
    [false, { kind: "constructor" }],
  ])("R-93 whether a deployment may ask for a row is %s: %j", (may, changes) => {
    expect(
      isDataRule({ classification: "public", direction: "input", kind: "secret", action: "block", ...changes }),
    ).toBe(may);
  });

  it.each([
    ["secret", "secret", "github-token"],
    // The category counts before the type.
    ["secret", "secret", "card"],
    ["secret", "secret", "us-ssn"],
    ["payment-card", "pii", "card"],
    ["bank-account", "pii", "iban"],
    ["contact", "pii", "email"],
    ["contact", "pii", "phone"],
    ["network-address", "pii", "ip"],
    ["national-id", "pii", "us-ssn"],
    ["national-id", "pii", "national-id"],
    ["national-id", "pii", "de-steuer-id"],
    ["personal", "pii", "named"],
    ["personal", "pii", "usa-ssn"],
    ["personal", "pii", "us-"],
    ["personal", "pii", "national-ids"],
    ["personal", "pii", "toString"],
  ])("R-93 are about %s where %s of the type %s is found", (kind, category, type) => {
    expect(dataKindOf({ category, type })).toBe(kind);
  });
});
