import type { SecureArgument } from "../../../azure-types/index.ts";
import type { Graph } from "../graph.ts";
import type { Fault, Rule } from "../rule.ts";
import { examine, ofType, unknown, violation } from "../rule.ts";
import { isUnknown, valueAt, valuesAt } from "../values.ts";
import { describe, satisfies } from "./want.ts";

/** A rule that says: these arguments have these values. */
export const argumentRule = (
  about: Omit<Rule, "check" | "references">,
  table: readonly SecureArgument[],
): Rule & { readonly table: readonly SecureArgument[] } => ({
  ...about,
  table,
  references: [...new Set(table.flatMap(({ references }) => references))].sort(),
  check: (graph: Graph) =>
    examine(ofType(graph, ...new Set(table.map(({ type }) => type))), ({ type, attributes }) =>
      table.filter((row) => row.type === type).flatMap((row) => faultsOf(row, attributes)),
    ),
});

const faultsOf = (row: SecureArgument, attributes: unknown): Fault[] => {
  if (row.within !== undefined && !isWritten(valueAt(attributes, row.within))) return [];
  return valuesAt(attributes, row.argument).flatMap((written) => {
    const value = written ?? row.byDefault;
    // How a text begins can be known before the rest of it is.
    if ("begins" in row.want && satisfies(value, row.want)) return [];
    if (isUnknown(value)) {
      return "stated" in row.want ? [] : [unknown(`${row.argument} is ${value}, expected ${describe(row.want)}`)];
    }
    if (satisfies(value, row.want)) return [];
    const received =
      written === undefined
        ? `not written${row.byDefault === undefined ? "" : `, which means ${JSON.stringify(row.byDefault)}`}`
        : JSON.stringify(written);
    return [violation(`${row.argument} is ${received}, expected ${describe(row.want)}`, row.excusedBy)];
  });
};

/** The framework writes an empty list for a block that was not given. */
const isWritten = (block: unknown): boolean => block !== undefined && !(Array.isArray(block) && block.length === 0);
