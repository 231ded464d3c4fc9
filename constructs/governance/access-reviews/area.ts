/** What a deployment says of the review of its users. Needs Entra ID Governance. */
export interface AccessReviewsArea {
  /** The group whose people decide who stays, and who gets in. */
  readonly reviewers: { readonly objectId: string };
  /** The day of the first review, for example `2027-01-04`. */
  readonly from: string;
  /** How often rights are reviewed. @default "quarterly" */
  readonly every?: "monthly" | "quarterly" | "halfyearly" | "annual";
  /** For how many days a person gets in. @default 365 */
  readonly days?: number;
}
