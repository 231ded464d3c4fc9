import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { PrivilegedArea } from "./area.ts";
import { Privileged } from "./privileged.ts";

const approvers = { objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc4" };
const operators = { name: "Operators", objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc3", role: "Contributor" as const };
const synthesised = (area: Partial<PrivilegedArea> = {}) =>
  synthesize(
    (stack) =>
      new Privileged(stack, "privileged", {
        area: { eligible: [operators], approvers, ...area },
        subscriptionId: "s",
        resourceGroupId: surroundings.resourceGroup.id,
      }),
  );

describe("R-58 Privileged", () => {
  it("an activation asks for MFA, a reason and an approval, and ends after hours", () => {
    expect(resourceOf(synthesised(), "azurerm_role_management_policy")).toMatchObject({
      activation_rules: {
        maximum_duration: "PT4H",
        require_approval: true,
        require_justification: true,
        require_multifactor_authentication: true,
        approval_stage: { primary_approver: [{ object_id: approvers.objectId, type: "Group" }] },
      },
    });
  });

  it("asks for an authentication context instead of MFA where the configuration names one, because Azure takes one of the two", () => {
    const { activation_rules } = resourceOf(
      synthesised({ authenticationContext: "c1" }),
      "azurerm_role_management_policy",
    );
    expect(activation_rules).toMatchObject({ required_conditional_access_authentication_context: "c1" });
    expect(activation_rules).not.toHaveProperty("require_multifactor_authentication");
  });

  it("R-111 the eligibility of a group expires as well, and waits for the policy that allows it", () => {
    const stack = synthesised({ days: 90 });
    expect(resourceOf(stack, "azurerm_pim_eligible_role_assignment")).toMatchObject({
      scope: surroundings.resourceGroup.id,
      schedule: { expiration: { duration_days: 90 } },
      depends_on: [expect.stringContaining("azurerm_role_management_policy.") as unknown],
    });
    expect(resourceOf(stack, "azurerm_role_management_policy")).toMatchObject({
      eligible_assignment_rules: { expiration_required: true, expire_after: "P90D" },
    });
  });

  it("R-58 gives no standing right, and one policy for two groups with one role", () => {
    const stack = synthesised({ eligible: [operators, { ...operators, name: "On call", objectId: "other" }] });
    expect(resourcesOf(stack, "azurerm_role_assignment")).toEqual([]);
    expect(resourcesOf(stack, "azurerm_role_management_policy")).toHaveLength(1);
    expect(resourcesOf(stack, "azurerm_pim_eligible_role_assignment")).toHaveLength(2);
  });
});
