import { Construct } from "constructs";
import { refuseUnless } from "../../errors.ts";
import type { Naming } from "../../names.ts";
import { AuthenticationStrengthPolicy, ConditionalAccessPolicy } from "../../providers.ts";
import type { ConditionalAccessArea } from "./area.ts";
import type { AccessPolicyName } from "./policies.ts";
import { accessPolicies, accessPolicyConfig } from "./policies.ts";
import { refuseMissing } from "../../required.ts";

/** What `ConditionalAccess` takes. */
export interface ConditionalAccessProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** What the configuration says of Conditional Access. */
  readonly area: ConditionalAccessArea;
  /** Client ids of the applications for which tokens are issued. */
  readonly applications: readonly string[];
  /** Object ids of the groups whose people use them. */
  readonly userGroups: readonly string[];
}

/** Phishing-resistant methods, and the authenticator where a device has none of them. */
const strongCombinations = [
  "fido2",
  "windowsHelloForBusiness",
  "x509CertificateMultiFactor",
  "deviceBasedPush",
  "password,microsoftAuthenticatorPush",
];

/**
 * Who may sign in to the servers, how strongly, from where and how long: report only until it is enforced.
 *
 * @example
 * new ConditionalAccess(stack, "access", {
 *   naming: surroundings.naming,
 *   area: { breakGlassGroups: ["00000000-0000-0000-0000-000000000001"] },
 *   applications: ["00000000-0000-0000-0000-000000000002"],
 *   userGroups: ["00000000-0000-0000-0000-000000000003"],
 * });
 */
export class ConditionalAccess extends Construct {
  readonly policies: Readonly<Partial<Record<AccessPolicyName, ConditionalAccessPolicy>>>;

  constructor(scope: Construct, id: string, props: ConditionalAccessProps) {
    super(scope, id);
    refuseMissing(this, "ConditionalAccessProps", props);
    const { area, naming } = props;
    refuseUnless(area.breakGlassGroups.length > 0, "VALUE_INVALID", {
      at: this,
      field: "breakGlassGroups",
      received: area.breakGlassGroups,
      expected: "at least one group of accounts for emergencies, or a wrong policy locks everybody out",
    });
    const { name, environment } = naming.deployment;
    const strength = new AuthenticationStrengthPolicy(this, "Strength", {
      displayName: `MCP strong (${name}-${environment})`,
      description: "Phishing-resistant methods, or the authenticator's push with a password",
      allowedCombinations: strongCombinations,
    });
    const subjects = {
      applications: props.applications,
      userGroups: props.userGroups,
      breakGlassGroups: area.breakGlassGroups,
      workloadIdentities: area.workloadIdentities ?? [],
      strengthId: strength.id,
      signInHours: area.signInHours ?? 4,
    };
    const left = new Set((area.without ?? []).map(({ policy }) => policy));
    const chosen = (Object.keys(accessPolicies) as AccessPolicyName[]).filter(
      (policy) =>
        !left.has(policy) && (accessPolicies[policy].about !== "workloads" || subjects.workloadIdentities.length > 0),
    );
    const made: Partial<Record<AccessPolicyName, ConditionalAccessPolicy>> = {};
    // Entra takes one change of policies a second.
    let last: ConditionalAccessPolicy | undefined;
    for (const policy of chosen) {
      last = new ConditionalAccessPolicy(this, policy, {
        ...accessPolicyConfig(policy, subjects),
        displayName: `MCP ${accessPolicies[policy].title} (${name}-${environment})`,
        state: area.enforce ? "enabled" : "enabledForReportingButNotEnforced",
        ...(last ? { dependsOn: [last] } : {}),
      });
      made[policy] = last;
    }
    this.policies = made;
  }
}
