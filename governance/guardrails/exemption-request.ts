import { grouped } from "./grouped.ts";
import { answers } from "./landing-zone/answers.ts";
import type { LandingZoneFinding } from "./report.ts";

/** What a request for an exemption is about. */
export interface RequestFacts {
  /** Where the exemption holds: the subscription, because the resource group does not exist before the first deployment. */
  readonly scope: string;
  /** The management group at which the platform team assigns its policies. */
  readonly managementGroup: string;
  /** The last day, `2027-03-31`. */
  readonly until: string;
}

/** One exemption as Azure Resource Manager takes it: `PUT <scope>/providers/Microsoft.Authorization/policyExemptions/<name>`. */
export interface ExemptionRequest {
  /** Where it is put: the address of the exemption. */
  readonly id: string;
  /** What Azure Resource Manager takes. */
  readonly properties: {
    readonly policyAssignmentId: string;
    readonly policyDefinitionReferenceIds: readonly string[];
    readonly exemptionCategory: "Mitigated" | "Waiver";
    readonly displayName: string;
    readonly description: string;
    readonly expiresOn: string;
    readonly metadata: { readonly resources: readonly string[] };
  };
}

/**
 * One request for each assignment and category, with what it excuses, why and until when. Rules that only audit need none.
 *
 * @example
 * declare const found: readonly LandingZoneFinding[];
 * exemptionRequests(found, {
 *   scope: "/subscriptions/00000000-0000-0000-0000-000000000000",
 *   managementGroup: "corp",
 *   until: "2027-03-31",
 * });
 */
export const exemptionRequests = (found: readonly LandingZoneFinding[], facts: RequestFacts): ExemptionRequest[] => {
  const denied = found.filter(
    ({ effect, verdict, rule }) => effect === "deny" && verdict === "violates" && answers[rule],
  );
  const groups = grouped(denied, ({ assignment, rule }) => `${assignment} ${answers[rule]?.category}`);
  return [...groups.values()].map((group) => {
    const { assignment, rule } = group[0] as LandingZoneFinding;
    const category = answers[rule]?.category ?? "Waiver";
    const reasons = new Set(group.map(({ rule }) => answers[rule]?.reason));
    return {
      id: `${facts.scope}/providers/Microsoft.Authorization/policyExemptions/mcp-${assignment}-${category}`.toLowerCase(),
      properties: {
        policyAssignmentId: `/providers/Microsoft.Management/managementGroups/${facts.managementGroup}/providers/Microsoft.Authorization/policyAssignments/${assignment}`,
        policyDefinitionReferenceIds: [...new Set(group.flatMap(({ reference }) => reference ?? []))],
        exemptionCategory: category,
        displayName: `MCP landing zone: ${assignment}`,
        // Azure takes 512 characters.
        description: [...reasons].join(" ").slice(0, 512),
        expiresOn: `${facts.until}T23:59:59Z`,
        metadata: { resources: [...new Set(group.map(({ address }) => address))] },
      },
    };
  });
};
