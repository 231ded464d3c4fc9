import { diagnosable } from "../../../../protection/diagnostics.ts";
import type { Resource } from "../../graph.ts";
import type { Rule } from "../../rule.ts";
import { examine, ofType, referrers, violation } from "../../rule.ts";

const complete = ({ attributes }: Resource): boolean =>
  Boolean(attributes["log_analytics_workspace_id"]) &&
  (attributes["enabled_log"] !== undefined || attributes["enabled_metric"] !== undefined);

export const diagnostics: Rule = {
  id: "diagnostics",
  severity: "medium",
  title: "Every resource that can log does, to the workspace",
  why: "What is not logged cannot be found after an incident, and its absence is not noticed before.",
  references: ["R-117", "Azure.KeyVault.Logs"],
  check: (graph) => {
    const settings = ofType(graph, "azurerm_monitor_diagnostic_setting");
    return examine(ofType(graph, ...Object.keys(diagnosable)), (resource) => {
      const own = referrers(settings, "target_resource_id", resource);
      if (own.length === 0) return [violation("no diagnostic setting targets it")];
      return own.some(complete) ? [] : [violation("its diagnostic setting sends nothing to a workspace")];
    });
  },
};
