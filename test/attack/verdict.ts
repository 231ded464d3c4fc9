import type { AttackCase, Harm, Need } from "./case.ts";

/** `error`: the case could not run, which proves nothing. `not-observable`: this target cannot show it. */
export type Outcome = "passed" | "failed" | "error" | "not-observable";

export interface Verdict {
  readonly case: AttackCase;
  readonly outcome: Outcome;
  /** What was found, or what kept the case from running. */
  readonly problems: readonly string[];
  /** Harms that could not be looked for here: never counted as passed. */
  readonly unobserved: readonly Harm[];
  /** What the target lacks for the case. */
  readonly lacking: readonly Need[];
  readonly requests: number;
  readonly milliseconds: number;
}

/** Whether a run is good enough to go on: something held, nothing failed, and nothing was left untried. */
export const isClean = (verdicts: readonly Verdict[]): boolean =>
  verdicts.some(({ outcome }) => outcome === "passed") &&
  verdicts.every(({ outcome }) => outcome === "passed" || outcome === "not-observable");
