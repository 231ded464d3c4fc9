import { createdIn, createdPlace } from "../../../stacks/reports/guardrail-report.ts";
import type { Check } from "../check.ts";
import { assignedPolicies } from "../policies/assigned.ts";
import { policyFindings } from "../policies/judged.ts";

export const policyChecks: readonly Check[] = [
  {
    id: "policies",
    what: "no Azure Policy in force denies what is deployed",
    needs: "subscription",
    run: async ({ azure, facts, stacks, now }) => {
      const { subscriptionId, location, tenantId } = facts;
      const scope = `/subscriptions/${subscriptionId}`;
      const source = Object.fromEntries(stacks.map(({ name, json }) => [name, json]));
      const place = createdPlace(source, { subscriptionId, location });
      const policies = await assignedPolicies(azure, subscriptionId, place.resourceGroup.name, now());
      const around = {
        resourceGroup: place.resourceGroup,
        subscription: { tenantId },
        now: new Date(now()).toISOString(),
      };
      return policyFindings(policies, createdIn(source, place), around, scope);
    },
  },
  {
    id: "workspace",
    what: "the central Log Analytics workspace is there",
    needs: "sign-in",
    applies: ({ facts }) => facts.workspaceId !== undefined,
    run: async ({ azure, facts }) => {
      const { status } = await azure.arm(facts.workspaceId!, "2023-09-01");
      return status === 200
        ? []
        : [
            {
              what: `workspaceId: ${status}`,
              mend: `az monitor log-analytics workspace show --ids ${facts.workspaceId}`,
            },
          ];
    },
  },
];
