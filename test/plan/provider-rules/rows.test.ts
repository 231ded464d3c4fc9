import { describe, expect, it } from "vitest";
import { azapiFacts } from "./azapi-facts.ts";
import type { Facts, RuleRow } from "./facts.ts";
import { allFacts } from "./facts.ts";
import { complaints } from "./judge.ts";
import { recomputed, replacedBy } from "./replacements.ts";
import { schemaOf } from "./schema-of.ts";
import { UNKNOWN } from "../values.ts";
import { change, violation } from "./violate.ts";

const facts = [...allFacts, ...azapiFacts];

const name = ({ mode, type }: Facts) => `${mode} ${type}`;

const dead = (of: Facts, holds: (row: RuleRow) => boolean) =>
  of.rules
    .filter((row) => !holds(row))
    .map(([argument, kind, operand]) => `${name(of)}: ${argument} ${kind} ${JSON.stringify(operand)}`);

describe("every row", () => {
  it("of what is written refuses an input that breaks it, and an empty one for no other reason than what is missing", () => {
    const unbroken = facts.flatMap((of) =>
      dead(of, (row) => {
        const broken = violation(of, row);
        return broken === undefined || complaints(of, broken).some((complaint) => complaint.row === row);
      }),
    );
    expect(unbroken).toEqual([]);
  });

  it("of what replaces a resource does so for the change that it names", () => {
    const unmoved = facts.flatMap((of) =>
      dead(of, (row) => {
        if (row[1] !== "replaces" && row[1] !== "replacesWhen") return true;
        const { prior, planned } = change(of, row);
        return replacedBy(of, prior, planned).includes(row);
      }),
    );
    expect(unmoved).toEqual([]);
  });

  it("of what is computed anew makes it unknown", () => {
    const known = facts.flatMap((of) =>
      dead(of, (row) => {
        if (row[1] !== "recomputes") return true;
        const { prior, planned } = change(of, row);
        return (row[2] as string[]).every((path) => recomputed(of, prior, planned)[path] === UNKNOWN);
      }),
    );
    expect(known).toEqual([]);
  });

  it("of a default is what Terraform plans when nothing is written", () => {
    const unplanned = allFacts.flatMap((of) =>
      dead(
        of,
        ([argument, kind, operand]) =>
          kind !== "defaults" || JSON.stringify(defaultAt(of, argument)) === JSON.stringify(operand),
      ),
    );
    expect(unplanned).toEqual([]);
  });

  it("says where it was read, and speaks of an argument that there is", () => {
    for (const of of facts) {
      expect(of.read, name(of)).toMatch(/^internal\/.+\.go$/);
      for (const [argument, , , read] of of.rules) {
        if (read !== undefined) expect(read, name(of)).toMatch(/^(internal|helpers|vendor)\/.+\.go$/);
        const known =
          of.arguments.length === 0 || of.arguments.some(([path]) => path === argument.replaceAll(".*", ""));
        expect(known, `${name(of)}: ${argument}`).toBe(true);
      }
    }
  });
});

const defaultAt = (of: Facts, argument: string): unknown => {
  const names = argument.split(".");
  let schema = schemaOf(of);
  const last = names.at(-1)!;
  for (const name of names.slice(0, -1)) {
    const block = schema.blocks[name];
    if (block === undefined) return schema.attributes[name]?.fieldDefaults?.[last];
    schema = block.block;
  }
  return schema.attributes[last]?.default;
};
