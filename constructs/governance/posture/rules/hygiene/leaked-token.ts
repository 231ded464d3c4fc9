import type { Rule } from "../../rule.ts";
import { searchStacks } from "./stack-text.ts";

export const leakedToken: Rule = {
  id: "leaked-token",
  severity: "low",
  title: "No placeholder of the framework is left in a stack",
  why: "A string method on a value that is not known yet leaves its placeholder behind, and Terraform refuses it, or takes it as text.",
  references: ["R-83"],
  // `new JToken[0]` is C# of a gateway policy.
  check: (graph) => searchStacks(graph, /(?<!J)TOKEN\[/gi, "a placeholder is left"),
};
