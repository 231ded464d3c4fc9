import type { ExitCode } from "./exit.ts";
import { exitCodes } from "./exit.ts";
import { hintFor } from "./hints.ts";
import type { PlanSummary } from "./plan.ts";
import type { Failure } from "./progress.ts";

/** What became of one stack. */
export type StackResult =
  | {
      readonly name: string;
      readonly status: "unchanged" | "planned" | "applied" | "destroyed";
      readonly plan?: PlanSummary;
      readonly outputs?: Outputs;
    }
  /** Planned only after the stacks that it reads from are there. */
  | { readonly name: string; readonly status: "waiting"; readonly for: readonly string[]; readonly resources: number }
  | { readonly name: string; readonly status: "failed"; readonly failures: readonly Failure[] }
  /** A stack before it failed, was declined or interrupted. */
  | { readonly name: string; readonly status: "declined" | "interrupted" | "skipped" };

export type Outputs = Readonly<Record<string, unknown>>;

/** A failure as people read it: where, what, and what helps. */
export const failureText = ({ summary, detail, address }: Failure): string => {
  const hint = hintFor(`${summary} ${detail}`);
  return [
    `${address === undefined ? "" : `${address}: `}${summary}`,
    ...(detail === "" ? [] : [detail.trim().replaceAll(/^/gm, "    ")]),
    ...(hint ? [`  Why: ${hint.why}.`, `  What helps: ${hint.helps}.`] : []),
  ].join("\n");
};

/** What a pipeline reads. */
export const resultJson = (result: StackResult): object => {
  if (result.status === "failed") {
    const failures = result.failures.map((failure) => {
      const hint = hintFor(`${failure.summary} ${failure.detail}`);
      return { ...failure, ...(hint ? { why: hint.why, helps: hint.helps } : {}) };
    });
    return { ...result, failures };
  }
  if (!("plan" in result) || !result.plan) return result;
  const { changes, replacements, monthly } = result.plan;
  return { ...result, plan: { changes, replacements, monthly } };
};

/** What was printed for people, by stack: what `--outputs-file` holds. */
export const outputsOf = (results: readonly StackResult[]): Readonly<Record<string, Outputs>> =>
  Object.fromEntries(
    results.flatMap((result) =>
      "outputs" in result && result.outputs ? [[result.name, result.outputs] as const] : [],
    ),
  );

export const exitCodeOf = (results: readonly StackResult[]): ExitCode => {
  const statuses = results.map(({ status }) => status);
  if (statuses.includes("interrupted")) return exitCodes.interrupted;
  if (statuses.includes("failed")) return exitCodes.failed;
  return statuses.includes("declined") ? exitCodes.declined : exitCodes.done;
};

/** The last words of a run: what it came to, what it costs, and how to go on. */
export const totalText = (results: readonly StackResult[]): string => {
  const lines = results.map((result) => `${result.name}: ${result.status}`);
  const plans = results.flatMap((result) => ("plan" in result && result.plan ? [result.plan] : []));
  const sum = (which: "before" | "after"): number => plans.reduce((total, { monthly }) => total + monthly[which], 0);
  if (plans.length > 0)
    lines.push(`US dollars a month before use: about ${sum("before")} before, about ${sum("after")} after`);
  for (const [stack, outputs] of Object.entries(outputsOf(results))) {
    for (const [name, value] of Object.entries(outputs)) lines.push(`${stack}.${name} = ${String(value)}`);
  }
  const unfinished = results.some(({ status }) => status === "failed" || status === "interrupted");
  if (unfinished) lines.push("Resources that exist stay. Run the same command again: it goes on from here.");
  return `\n${lines.join("\n")}`;
};
