import type { OperatorRole } from "./roles.ts";

/** What a deployment says of the rights of its operators: none stands, each is asked for and ends. Needs Entra ID P2 or Governance. */
export interface PrivilegedArea {
  /** Groups that may activate a role on the deployment's resource group. */
  readonly eligible: readonly EligibleGroup[];
  /** The group whose people approve an activation. */
  readonly approvers: { readonly objectId: string };
  /** The authentication context that an activation asks for, instead of plain MFA. @default - MFA */
  readonly authenticationContext?: string;
  /** The longest activation. @default "PT4H" */
  readonly longest?: "PT1H" | "PT2H" | "PT4H" | "PT8H";
  /** After how many days a group has to be made eligible anew. @default 180 */
  readonly days?: 90 | 180 | 365;
}

/** A group whose members may take a role for a time. */
export interface EligibleGroup {
  /** Part of the resource's name. */
  readonly name: string;
  /** The object id in Entra. */
  readonly objectId: string;
  /** The role that members can activate. */
  readonly role: OperatorRole;
}
