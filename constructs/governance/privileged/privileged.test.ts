import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { PrivilegedArea } from "./area.ts";
import { Privileged } from "./privileged.ts";
import { operatorRoles } from "./roles.ts";

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

  it("R-58 an assignment by an administrator beside it expires as well, and has a reason", () => {
    expect(resourceOf(synthesised(), "azurerm_role_management_policy")).toMatchObject({
      scope: surroundings.resourceGroup.id,
      eligible_assignment_rules: { expire_after: "P180D" },
      active_assignment_rules: { expiration_required: true, expire_after: "P15D", require_justification: true },
    });
  });

  it("R-58 R-52 makes the group eligible for the role that was chosen, and offers none that gives rights", () => {
    const suffix = `/roleDefinitions/${operatorRoles.Contributor}`;
    expect(resourceOf(synthesised(), "azurerm_pim_eligible_role_assignment")).toMatchObject({
      principal_id: operators.objectId,
      role_definition_id: expect.stringMatching(`${suffix}$`) as unknown,
    });
    // Owner, User Access Administrator, Role Based Access Control Administrator.
    const giving = [
      "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
      "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
      "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    ];
    expect(Object.values<string>(operatorRoles).filter((role) => giving.includes(role))).toEqual([]);
  });

  it("R-58 gives no standing right, and one policy for two groups with one role", () => {
    const stack = synthesised({ eligible: [operators, { ...operators, name: "On call", objectId: "other" }] });
    expect(resourcesOf(stack, "azurerm_role_assignment")).toEqual([]);
    expect(resourcesOf(stack, "azurerm_role_management_policy")).toHaveLength(1);
    expect(resourcesOf(stack, "azurerm_pim_eligible_role_assignment")).toHaveLength(2);
  });
});
