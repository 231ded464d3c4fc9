import type { Family, Owasp } from "../case.ts";
import type { Outcome, Verdict } from "../verdict.ts";

/** What the run reports of each case. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly owasp: Owasp;
  readonly proves: readonly string[];
  readonly outcome: Outcome;
  readonly problems: readonly string[];
  /** How many cases have ended, and how many there are. */
  readonly done: number;
  readonly all: number;
}

/** Tells a parent process, where there is one that listens. */
export const tellParent =
  (send: (result: CaseResult) => unknown) =>
  ({ case: one, outcome, problems }: Verdict, done: number, all: number): void => {
    const { id, title, family, owasp, proves } = one;
    send({ id, title, family, owasp, proves, outcome, problems, done, all });
  };
