import type { DefenderPlan } from "./plans.ts";

/** What a deployment says of Microsoft Defender for Cloud. It holds for the whole subscription and is paid for there. */
export interface DefenderArea {
  /**
   * Plans that are not switched on, each with the reason.
   * @default - every plan for a type of resource that this deployment makes
   */
  readonly without?: readonly { readonly plan: DefenderPlan; readonly reason: string }[];
  /** Who gets alerts. IMPORTANT: overwrites the contact of the subscription. @default - the contact stays as it is */
  readonly emails?: readonly string[];
  /** Sends alerts and recommendations to the workspace. @default true */
  readonly export?: boolean;
}
