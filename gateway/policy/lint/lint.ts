import type { PolicyDocument } from "../document/document.ts";
import type { Finding, PolicyRule } from "./rule.ts";
import { policyRules } from "./rules.ts";

/**
 * What the rules find in a document: nothing, if it may be deployed.
 *
 * @example
 * for (const { rule, path, problem } of lintPolicy(orders)) console.log(`${rule}: ${path} ${problem}`);
 */
export const lintPolicy = (document: PolicyDocument, rules: readonly PolicyRule[] = policyRules): readonly Finding[] =>
  rules.flatMap(({ id, why, check }) =>
    check(document).map((problem) => ({ document: document.name, rule: id, why, ...problem })),
  );
