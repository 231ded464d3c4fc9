/** What a deployment says of its playbooks. */
export interface PlaybooksArea {
  /**
   * Whether they run at all. Deploy them off, read what they may do, then arm them.
   * @default false
   */
  readonly armed?: boolean;
  /**
   * Playbooks that an alert only proposes, although they would act at once, by id.
   * @default - none
   */
  readonly askFirst?: readonly string[];
  /**
   * Whether the playbooks that act in Entra are deployed as well: `disable-sign-in` for the applications of this deployment, `revoke-sessions` for the
   * people of its user groups. Takes Privileged Role Administrator to deploy, and Entra ID P1.
   * @default false
   */
  readonly inEntra?: boolean;
}
