import { describe, expect, it } from "vitest";
import type { Query, Tables } from "../kql/index.ts";
import { compileQuery } from "../kql/index.ts";
import { conditions } from "./fixtures/conditions.testing.ts";
import { fixtures } from "./fixtures/fixtures.testing.ts";
import { earlier, now, parameters } from "./fixtures/rows.testing.ts";
import { detections, minutesOf, queryOf, schemas } from "./index.ts";
import { mutantsOf } from "./mutants.testing.ts";

/** Conditions that change no result: they spare Azure rows that a later condition drops, or that a series has no place for. */
const spares = [
  /^array_length\(Findings\) > 0$/,
  /^Findings has "(egress|secret)"$/,
  /^isnotempty\((Host|CallerIpAddress|identity_claim_oid_g)\)$/,
  /^TimeGenerated (>= Start|< bin\(now\(\), Bucket\))$/,
];

/** The same rows, as old as the window and a minute more. */
const older = (tables: Tables, minutes: number): Tables =>
  Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => earlier(row, minutes))]));

describe.each(
  detections.map((detection) => [`${detection.requirements.join(" ")} ${detection.id}`, detection] as const),
)("%s", (_title, detection) => {
  const { firing, finds, findings = 1, silent, nearMiss } = fixtures[detection.id]!;
  const { forms = [], nearMisses = [] } = conditions[detection.id] ?? {};
  const silences = [silent, nearMiss, ...nearMisses, older(firing, minutesOf(detection.window) + 1)];
  const text = queryOf(detection, parameters);
  const whole = compileQuery(text, schemas);
  const fires = (query: Query): boolean => {
    const rows = query.evaluate(firing, now);
    return (
      rows.length === findings &&
      Object.entries(finds).every(([name, value]) => JSON.stringify(rows[0]?.[name]) === JSON.stringify(value))
    );
  };
  const holds = (query: Query): boolean =>
    fires(query) &&
    forms.every((tables) => query.evaluate(tables, now).length > 0) &&
    silences.every((tables) => query.evaluate(tables, now).length === 0);

  it("finds every form of it, and is silent on what breaks one condition, and on a window that is over", () => {
    forms.forEach((tables, index) => expect(whole.evaluate(tables, now).length, `form ${index}`).toBeGreaterThan(0));
    silences.forEach((tables, index) => expect(whole.evaluate(tables, now), `silence ${index}`).toEqual([]));
    expect(fires(whole)).toBe(true);
  });

  it("has a fixture that fails without each of its conditions, and without each value of its lists", () => {
    const survivors = mutantsOf(text, schemas)
      .filter(
        ({ without }) =>
          !spares.some((spare) => spare.test(without)) &&
          !(detection.threshold === 1 && / >= Threshold$/.test(without)),
      )
      .filter(({ query }) => holds(compileQuery(query, schemas)));
    expect(survivors.map(({ without }) => without)).toEqual([]);
  });
});

it("R-64 no condition is written down for a detection that there is not", () => {
  expect(Object.keys(conditions).filter((id) => !detections.some((detection) => detection.id === id))).toEqual([]);
});
