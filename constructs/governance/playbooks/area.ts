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
}
