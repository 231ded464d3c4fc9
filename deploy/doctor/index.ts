import type { Check, Verdict } from "./check.ts";
import { certificateChecks } from "./checks/certificate.ts";
import { entraChecks } from "./checks/entra.ts";
import { imageChecks } from "./checks/image.ts";
import { nameChecks } from "./checks/names.ts";
import { networkChecks } from "./checks/network.ts";
import { policyChecks } from "./checks/policy.ts";
import { rightsChecks } from "./checks/rights.ts";
import { signInChecks } from "./checks/sign-in.ts";
import { stateChecks } from "./checks/state.ts";
import { subscriptionChecks } from "./checks/subscription.ts";

/** Everything that can be known before a deployment, cheapest and most decisive first. */
export const checks: readonly Check[] = [
  ...signInChecks,
  ...rightsChecks,
  ...stateChecks,
  ...subscriptionChecks,
  ...nameChecks,
  ...entraChecks,
  ...networkChecks,
  ...certificateChecks,
  ...imageChecks,
  ...policyChecks,
];

const marks: Readonly<Record<Verdict["status"], string>> = { ok: "✓", "not needed": "-", finding: "✗", unknown: "?" };

/** A line for each check, and below it what is wrong and the one thing that mends it. */
export const verdictTable = (verdicts: readonly Verdict[]): string =>
  verdicts
    .flatMap((verdict) => {
      const heading = `${marks[verdict.status]} ${verdict.id.padEnd(19)} ${verdict.what}`;
      if (verdict.status === "unknown") return [heading, `      could not be checked: ${verdict.because}`];
      if (verdict.status !== "finding") return [heading];
      return [
        heading,
        ...verdict.findings.flatMap(({ what, mend, warning }) => [
          `      ${warning ? "warning: " : ""}${what}`,
          `      mend: ${mend}`,
        ]),
      ];
    })
    .join("\n");
