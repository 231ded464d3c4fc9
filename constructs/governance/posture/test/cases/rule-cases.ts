import type { AppSource } from "../../graph.ts";
import type { Rule } from "../../rule.ts";

/** What a rule must say of small apps that were made for it. */
export interface RuleCases {
  readonly rule: Rule;
  readonly compliant: Readonly<Record<string, AppSource>>;
  readonly violation: Readonly<Record<string, AppSource>>;
  readonly notApplicable: Readonly<Record<string, AppSource>>;
  /** Left out by a rule that reads no values that could be unknown. */
  readonly unknown?: Readonly<Record<string, AppSource>>;
}
