/** What a deployment says of its detections. */
export interface DetectionsArea {
  /**
   * Detections that are not deployed, each with the reason.
   * @default - all are deployed
   */
  readonly without?: readonly { readonly id: string; readonly reason: string }[];
}
