import { createRedacting, redacting } from "@mcp-landing-zone/content";
import type { Redacting, Redaction } from "@mcp-landing-zone/content";
import { classifications, dataKindOf, dataKinds, dataRulesWith } from "@mcp-landing-zone/contract";
import type { Classification, DataKind, DataRule } from "@mcp-landing-zone/contract";

/** The data rules (DLP) for tools of one classification, ready for the content guard. */
export interface DataPolicy {
  /** Takes out of answers what the rules redact, and reports what they allow. */
  readonly redacting: Redacting;
  /** Kinds that arguments may not hold. */
  readonly blocks: ReadonlySet<DataKind>;
  /** Kinds for which an answer is withheld as a whole. */
  readonly withholds: ReadonlySet<DataKind>;
}

/** For texts that belong to no tool: everything is taken out, nothing is blocked. */
export const redactAll: DataPolicy = { redacting, blocks: new Set(), withholds: new Set() };

/** Read once, when the server starts. */
export const createDataPolicies = (changes: readonly DataRule[]): ((classification: Classification) => DataPolicy) => {
  const rules = dataRulesWith(changes);
  const policies = new Map(
    classifications.map((classification) => {
      const { input, output } = rules[classification];
      const allowed = new Set(dataKinds.filter((kind) => output[kind] === "allow"));
      const leave = (found: Pick<Redaction, "category" | "type">): boolean => allowed.has(dataKindOf(found));
      const policy: DataPolicy = {
        redacting: allowed.size === 0 ? redacting : createRedacting({ leave }),
        blocks: new Set(dataKinds.filter((kind) => input[kind] === "block")),
        withholds: new Set(dataKinds.filter((kind) => output[kind] === "withhold")),
      };
      return [classification, policy];
    }),
  );
  return (classification) => policies.get(classification) ?? redactAll;
};

/** The kinds among findings, in the order of the table. */
export const kindsIn = (findings: readonly Redaction[], of: ReadonlySet<DataKind>): readonly DataKind[] => {
  const found = new Set(findings.map(dataKindOf));
  return dataKinds.filter((kind) => of.has(kind) && found.has(kind));
};
