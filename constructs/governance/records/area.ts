/** What a deployment says of the records that its surroundings keep. */
export interface RecordsArea {
  /**
   * Sends the tenant's sign-in, audit and risk logs to the workspace. A tenant has few such settings: leave it out where a central team has one. Needs
   * Security Administrator, and P1 for sign-ins, P2 for risk.
   * @default false
   */
  readonly entraLogs?: boolean;
  /**
   * Keeps the tables that investigations read longer than the workspace does, in the long-term store.
   * @default - as long as the workspace
   */
  readonly retention?: boolean;
  /**
   * A Microsoft Purview account: it maps the data that tools read. Look first whether the tenant has one already.
   * @default false
   */
  readonly purview?: boolean;
  /**
   * Locks in Azure against deletion, on what could not be made again: archive, vault, gateway. The workspace is not locked, because behaviour analytics and the
   * removal of rules need it open.
   * @default false
   */
  readonly locks?: boolean;
}
