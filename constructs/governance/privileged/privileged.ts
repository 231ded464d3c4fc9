import { Construct } from "constructs";
import { PimEligibleRoleAssignment, RoleManagementPolicy } from "../../providers.ts";
import type { PrivilegedArea } from "./area.ts";
import type { OperatorRole } from "./roles.ts";
import { operatorRoles } from "./roles.ts";
import { refuseMissing } from "../../required.ts";

/** What `Privileged` takes. */
export interface PrivilegedProps {
  /** What the configuration says of privileged roles. */
  readonly area: PrivilegedArea;
  /** The subscription. */
  readonly subscriptionId: string;
  /** The resource group on which the roles are activated. */
  readonly resourceGroupId: string;
}

/**
 * Operators without standing rights: each role is eligible, and an activation asks for MFA, a reason and an approval, and ends. Privileged
 * Identity Management keeps one policy for each role and scope.
 *
 * @example
 * new Privileged(stack, "privileged", {
 *   area: {
 *     eligible: [{ name: "Operators", objectId: "00000000-0000-0000-0000-000000000001", role: "Contributor" }],
 *     approvers: { objectId: "00000000-0000-0000-0000-000000000002" },
 *   },
 *   subscriptionId: "00000000-0000-0000-0000-000000000000",
 *   resourceGroupId: surroundings.resourceGroup.id,
 * });
 */
export class Privileged extends Construct {
  readonly policies: Readonly<Partial<Record<OperatorRole, RoleManagementPolicy>>>;

  constructor(scope: Construct, id: string, props: PrivilegedProps) {
    super(scope, id);
    refuseMissing(this, "PrivilegedProps", props);
    const { area, subscriptionId, resourceGroupId } = props;
    const definition = (role: OperatorRole): string =>
      `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${operatorRoles[role]}`;
    const { approvers, authenticationContext, longest = "PT4H", days = 180 } = area;
    const roles = [...new Set(area.eligible.map(({ role }) => role))];
    this.policies = Object.fromEntries(
      roles.map((role) => [
        role,
        new RoleManagementPolicy(this, role, {
          scope: resourceGroupId,
          roleDefinitionId: definition(role),
          activationRules: {
            maximumDuration: longest,
            requireJustification: true,
            requireApproval: true,
            // Azure takes one of the two.
            ...(authenticationContext === undefined
              ? { requireMultifactorAuthentication: true }
              : { requiredConditionalAccessAuthenticationContext: authenticationContext }),
            approvalStage: { primaryApprover: [{ objectId: approvers.objectId, type: "Group" }] },
          },
          eligibleAssignmentRules: { expirationRequired: true, expireAfter: `P${days}D` },
          activeAssignmentRules: { expirationRequired: true, expireAfter: "P15D", requireJustification: true },
        }),
      ]),
    );
    for (const { name, objectId, role } of area.eligible) {
      new PimEligibleRoleAssignment(this, `${name} as ${role}`, {
        scope: resourceGroupId,
        roleDefinitionId: definition(role),
        principalId: objectId,
        justification: `${name} operates the MCP servers`,
        schedule: { expiration: { durationDays: days } },
        // A policy that still allows no end would refuse it.
        dependsOn: [this.policies[role]!],
      });
    }
  }
}
