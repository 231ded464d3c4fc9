export { type Acknowledgement, acknowledgementsOf } from "./acknowledgement.ts";
export {
  type AppSource,
  type Graph,
  graphOf,
  type Output,
  type Reference,
  type Resource,
  type StackSource,
} from "./graph.ts";
export { judge, type JudgedFinding, type Outcome, type Report, type RuleReport } from "./judge.ts";
export { type PlanJson, withPlan } from "./plan.ts";
export { toJson, toMarkdown } from "./report.ts";
export type { Finding, Rule, Verdict } from "./rule.ts";
export { rules } from "./rules/index.ts";
