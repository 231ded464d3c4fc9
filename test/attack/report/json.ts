import type { Verdict } from "../verdict.ts";

/** What other programs read: every case with its outcome, what was wrong, and what the target could not show. */
export const json = (verdicts: readonly Verdict[], target: string): string =>
  `${JSON.stringify(
    {
      target,
      cases: verdicts.map(({ case: { id, family, title, proves, owasp }, outcome, problems, lacking }) => ({
        id,
        family,
        title,
        requirements: proves,
        owasp,
        outcome,
        problems,
        lacking,
      })),
    },
    null,
    2,
  )}\n`;
