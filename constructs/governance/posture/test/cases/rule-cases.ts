import type { AppSource } from "../../graph.ts";
import type { Rule } from "../../rule.ts";

/** Expected findings of a rule on small apps. */
export interface RuleCases {
  readonly rule: Rule;
  readonly compliant: Readonly<Record<string, AppSource>>;
  readonly violation: Readonly<Record<string, AppSource>>;
  readonly notApplicable: Readonly<Record<string, AppSource>>;
  /** Left out by a rule that reads no values that could be unknown. */
  readonly unknown?: Readonly<Record<string, AppSource>>;
}
