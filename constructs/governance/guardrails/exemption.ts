import type { Construct } from "constructs";
import { refuseUnless } from "../../errors.ts";
import { ResourceGroupPolicyExemption } from "../../providers.ts";

/** That a rule does not hold for the resource group, for a time and for a reason. */
export interface Exemption {
  /** The guardrails that it excuses, by name. */
  readonly guardrails: readonly string[];
  /** Why, for a reviewer: 20 to 512 characters. */
  readonly reason: string;
  /** The last day, `2027-03-31`: an exemption without an end is a hole. */
  readonly until: string;
  /**
   * `Mitigated` where something else gives the protection, `Waiver` where the risk is taken.
   * @default "Waiver"
   */
  readonly category?: "Mitigated" | "Waiver";
}

interface ExemptionPlace {
  readonly resourceGroupId: string;
  readonly assignmentId: string;
  /** The guardrails of the assignment. */
  readonly names: readonly string[];
}

export const exempt = (scope: Construct, exemption: Exemption, place: ExemptionPlace): ResourceGroupPolicyExemption => {
  const { guardrails, reason, until, category = "Waiver" } = exemption;
  refuseUnless(reason.trim().length >= 20 && reason.length <= 512, "REASON_MISSING", {
    at: scope,
    field: "exemptions.reason",
    received: reason,
    expected: "a sentence of 20 to 512 characters",
  });
  refuseUnless(/^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until)), "VALUE_INVALID", {
    at: scope,
    field: "exemptions.until",
    received: until,
    expected: "the last day of the exemption, for example 2027-03-31",
  });
  refuseUnless(guardrails.length > 0 && guardrails.every((name) => place.names.includes(name)), "NOT_FOUND", {
    at: scope,
    field: "exemptions.guardrails",
    received: guardrails,
    expected: `at least one of ${place.names.join(", ")}`,
  });
  const name = `exempt-${[...guardrails].sort().join("-")}`.slice(0, 64);
  return new ResourceGroupPolicyExemption(scope, name, {
    name,
    resourceGroupId: place.resourceGroupId,
    policyAssignmentId: place.assignmentId,
    policyDefinitionReferenceIds: [...guardrails],
    exemptionCategory: category,
    displayName: `${guardrails.join(", ")}`.slice(0, 128),
    description: reason,
    expiresOn: `${until}T23:59:59Z`,
  });
};
