// Controls and what proves them: tests by their titles, attacks, and rules that judged what was synthesised.
import type { Endpoint } from "../../console/console.ts";
import type { AttackProof, OwaspId, Proof } from "@mcp-landing-zone/controls";
import { attacksIn, owaspRows, proofsIn, requirements } from "@mcp-landing-zone/controls";
import type { JudgedRule } from "./posture.ts";
import { judgedRules } from "./posture.ts";

export interface Control {
  readonly id: string;
  readonly statement: string;
  readonly owasp: readonly OwaspId[];
  readonly tests: readonly Proof[];
  readonly rules: readonly Omit<JudgedRule, "requirements">[];
  readonly attacks: readonly Pick<AttackProof, "id" | "title">[];
}

export interface Evidence {
  readonly rows: typeof owaspRows;
  readonly controls: readonly Control[];
}

interface EvidenceOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Where `npm run synth` has written. Without it no rule has judged anything. @default none */
  readonly stacks?: string;
}

const readEvidence = async ({ root, stacks }: EvidenceOptions): Promise<Evidence> => {
  const [proofs, rules, cases] = await Promise.all([
    proofsIn(root),
    stacks === undefined ? [] : judgedRules(stacks),
    attacksIn(root),
  ]);
  return {
    rows: owaspRows,
    controls: requirements.map((requirement) => ({
      ...requirement,
      tests: proofs.get(requirement.id) ?? [],
      rules: rules.flatMap(({ requirements: ids, ...rule }) =>
        rule.outcome !== "not-applicable" && ids.includes(requirement.id) ? [rule] : [],
      ),
      attacks: cases.flatMap(({ id, title, proves }) => (proves.includes(requirement.id) ? [{ id, title }] : [])),
    })),
  };
};

export const evidenceEndpoints = (options: EvidenceOptions): Readonly<Record<string, Endpoint>> => {
  // Neither tests nor stacks become others while this process runs; a failure is tried again.
  let known: Promise<Evidence> | undefined;
  return {
    "GET /api/evidence": async () => {
      known ??= readEvidence(options).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return { status: 200, body: await known };
    },
  };
};
