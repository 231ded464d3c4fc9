import type { CaseResult } from "../../../local/page/endpoints/attack-run.ts";
import type { Verdict } from "../verdict.ts";

/** Tells a parent process, where there is one that listens. */
export const tellParent =
  (send: (result: CaseResult) => unknown) =>
  ({ case: one, outcome, problems }: Verdict, done: number, all: number): void => {
    const { id, title, family, owasp, proves } = one;
    send({ id, title, family, owasp, proves, outcome, problems, done, all });
  };
