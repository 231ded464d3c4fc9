import type { Section } from "../element/place.ts";
import { stagesOf } from "../document/stages.ts";
import type { PolicyRule } from "./rule.ts";

/**
 * A rule that a section has these stages, all of them and no other, in this order.
 *
 * @example
 * const order = stagesInOrder("limit-first", "a token costs more than a counter", "inbound", ["limit", "token"]);
 * lintPolicy(orders, [...policyRules, order]);
 */
export const stagesInOrder = (id: string, why: string, section: Section, expected: readonly string[]): PolicyRule => ({
  id,
  why,
  check: (document) => {
    const found = stagesOf(document, section);
    const isSame = found.length === expected.length && found.every((stage, index) => stage === expected[index]);
    return isSame ? [] : [{ path: section, problem: `runs ${found.join(", ")}, expected ${expected.join(", ")}` }];
  },
});
