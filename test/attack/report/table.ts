import { families } from "../case.ts";
import type { Outcome, Verdict } from "../verdict.ts";

export const outcomes: readonly Outcome[] = ["passed", "failed", "error", "not-observable"];

interface FamilyRow {
  readonly family: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Checks behind the answer that could not be made here. */
  readonly unobserved: number;
}

const countsOf = (verdicts: readonly Verdict[]): Record<Outcome, number> => {
  const counts: Record<Outcome, number> = { passed: 0, failed: 0, error: 0, "not-observable": 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
};

const rowOf = (family: string, verdicts: readonly Verdict[]): FamilyRow => ({
  family,
  counts: countsOf(verdicts),
  unobserved: verdicts.reduce(
    (sum, { outcome, unobserved }) => sum + (outcome === "passed" ? unobserved.length : 0),
    0,
  ),
});

/** One row for each family that was run, and one for all. */
export const familyRows = (verdicts: readonly Verdict[]): readonly FamilyRow[] => [
  ...families
    .map((family) =>
      rowOf(
        family,
        verdicts.filter((verdict) => verdict.case.family === family),
      ),
    )
    .filter(({ counts }) => outcomes.some((outcome) => counts[outcome] > 0)),
  rowOf("all", verdicts),
];

export const textTable = (verdicts: readonly Verdict[]): string => {
  const header = ["family", ...outcomes, "checks not observable"];
  const rows = familyRows(verdicts).map(({ family, counts, unobserved }) => [
    family,
    ...outcomes.map((outcome) => String(counts[outcome])),
    String(unobserved),
  ]);
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  ");
  return [header, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
};
