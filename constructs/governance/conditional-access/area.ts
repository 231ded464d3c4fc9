import type { AccessPolicyName } from "./policies.ts";

/** What a deployment says of Conditional Access for its servers. */
export interface ConditionalAccessArea {
  /**
   * Object ids of the groups of the accounts for emergencies. Every policy leaves them out: a policy that is wrong would otherwise lock everybody out.
   */
  readonly breakGlassGroups: readonly string[];
  /**
   * Whether Entra acts on the policies. IMPORTANT: leave it off until the sign-in logs show whom each would stop.
   * @default false
   */
  readonly enforce?: boolean;
  /**
   * Policies that are not made, each with the reason.
   * @default - all that the deployment has something for
   */
  readonly without?: readonly { readonly policy: AccessPolicyName; readonly reason: string }[];
  /** How long a sign-in lasts. @default 4 */
  readonly signInHours?: number;
  /**
   * Object ids of service principals that are applications of your own, which may sign in without risk only. Managed identities cannot be among them.
   * Needs Workload ID Premium.
   * @default - none
   */
  readonly workloadIdentities?: readonly string[];
}
