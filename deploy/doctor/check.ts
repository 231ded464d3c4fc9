import type { WrittenStack } from "../../stacks/read-stacks.ts";
import type { Azure } from "../azure/azure.ts";
import type { Cosign } from "../image/verify-image.ts";
import type { Facts } from "./facts.ts";

/** What a check looks at. */
export interface Patient {
  readonly facts: Facts;
  readonly stacks: readonly WrittenStack[];
  readonly azure: Azure;
  /** The version of the engine, or a rejection that says what is wrong with it. */
  engine(): Promise<string>;
  readonly now: () => number;
  /** @default the cosign on the PATH */
  readonly cosign?: Cosign;
}

/** One thing that is wrong, and the one command or line that mends it. */
export interface Finding {
  readonly what: string;
  readonly mend: string;
  /** Actions of Azure that are missing, for programs; `what` names the first. */
  readonly actions?: readonly string[];
  /** Deployments may still succeed. @default an error */
  readonly warning?: boolean;
}

export interface Check {
  readonly id: string;
  /** What is looked at, for people. */
  readonly what: string;
  /** The check without which this one cannot be made. */
  readonly needs?: string;
  /** Whether there is anything to look at. @default always */
  readonly applies?: (patient: Patient) => boolean;
  readonly run: (patient: Patient) => Promise<readonly Finding[]>;
}

export type Verdict =
  | { readonly id: string; readonly what: string; readonly status: "ok" | "not needed" }
  | { readonly id: string; readonly what: string; readonly status: "finding"; readonly findings: readonly Finding[] }
  /** Could not run: a prerequisite failed, or Azure gave an unexpected answer. */
  | { readonly id: string; readonly what: string; readonly status: "unknown"; readonly because: string };

/** All checks in order; one that throws is unknown and takes down no other. */
export const examine = async (checks: readonly Check[], patient: Patient): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const check of checks) verdicts.push(await verdictOf(check, patient, verdicts));
  return verdicts;
};

const verdictOf = async (check: Check, patient: Patient, before: readonly Verdict[]): Promise<Verdict> => {
  const { id, what, needs } = check;
  const needed = before.find((one) => one.id === needs);
  if (needed && isBad(needed)) return { id, what, status: "unknown", because: `${needed.what}: not given` };
  if (check.applies && !check.applies(patient)) return { id, what, status: "not needed" };
  try {
    const findings = await check.run(patient);
    return findings.length === 0 ? { id, what, status: "ok" } : { id, what, status: "finding", findings };
  } catch (error) {
    return {
      id,
      what,
      status: "unknown",
      because: error instanceof Error ? error.message.split("\n", 1)[0]! : String(error),
    };
  }
};

export const isBad = (verdict: Verdict): boolean =>
  verdict.status === "unknown" || (verdict.status === "finding" && verdict.findings.some(({ warning }) => !warning));
