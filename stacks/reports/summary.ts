import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import type { WrittenStack } from "../read-stacks.ts";

interface StackSummary {
  readonly stack: string;
  /** How many resources of each type. */
  readonly kinds: Readonly<Record<string, number>>;
}

const kindsOf = ({ resource }: StackJson): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(resource).map(([type, instances]) => [type, Object.keys(instances).length]));

export const summaryOf = ({ name, json }: WrittenStack): StackSummary => ({ stack: name, kinds: kindsOf(json) });

const totalOf = ({ kinds }: StackSummary): number => Object.values(kinds).reduce((sum, count) => sum + count, 0);

/** One line. */
export const briefly = (stacks: readonly StackSummary[]): string =>
  `Synthesised ${stacks.map((stack) => `${stack.stack} (${totalOf(stack)} resources)`).join(", ")}.`;

/** One table: a column per stack, a row per kind of resource, so that a reader sees what would be made and where. */
export const summaryTable = (stacks: readonly StackSummary[]): string => {
  const kinds = [...new Set(stacks.flatMap(({ kinds }) => Object.keys(kinds)))].sort();
  const rows = [
    ["resource", ...stacks.map(({ stack }) => stack)],
    ...kinds.map((kind) => [kind, ...stacks.map(({ kinds }) => String(kinds[kind] ?? ""))]),
    ["total", ...stacks.map((stack) => String(totalOf(stack)))],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ");
  const rule = "-".repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [line(rows[0]!), rule, ...rows.slice(1, -1).map(line), rule, line(rows.at(-1)!)].join("\n");
};
