import type { Azure } from "../azure/azure.ts";

/** One resource that a policy in force calls non-compliant. */
export interface PolicyState {
  readonly resourceId: string;
  readonly policyAssignmentName: string;
  readonly policyDefinitionName: string;
}

interface Page {
  readonly value?: readonly (PolicyState & { readonly complianceState?: string })[];
  readonly "@odata.nextLink"?: string;
}

const version = "2019-10-01";
const scopeOfTokens = "https://management.azure.com/.default";

/** What Azure Policy found wrong in a resource group: https://learn.microsoft.com/rest/api/policyinsights/policy-states */
export const nonCompliant = async (azure: Azure, group: string): Promise<readonly PolicyState[]> => {
  const path = `${group}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults`;
  const query = `?$filter=${encodeURIComponent("complianceState eq 'NonCompliant'")}`;
  const found: PolicyState[] = [];
  let answer = await azure.arm(`${path}${query}`, version, { method: "POST" });
  for (;;) {
    if (answer.status !== 200) throw new Error(`${group}: Azure answered ${answer.status} for its policy states`);
    const { value = [], "@odata.nextLink": next } = answer.body as Page;
    found.push(...value.filter(({ complianceState }) => complianceState !== "Compliant"));
    if (!next?.startsWith("https://management.azure.com/")) return found;
    answer = await azure.ask(next, scopeOfTokens, { method: "POST" });
  }
};
