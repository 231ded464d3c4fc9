export { type Acknowledgement, acknowledgementsOf, weakeningsIn } from "./acknowledgement.ts";
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
export { type PlanDocument, graphOfPlan } from "./graph-of-plan.ts";
export { toJson, toMarkdown } from "./report.ts";
export { toJunit } from "./report-junit.ts";
export { toSarif } from "./report-sarif.ts";
export { type Finding, type Rule, severities, type Severity, severityOf, type Verdict } from "./rule.ts";
export { rules } from "./rules/index.ts";
