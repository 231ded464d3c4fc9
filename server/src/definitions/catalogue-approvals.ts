import type { ToolCatalogue } from "@mcp-landing-zone/contract";

/** What a person says about one state of the catalogue. */
export interface ApprovalText {
  /** The digest of the catalogue that is approved. */
  readonly digest: string;
  /** Who approves it. */
  readonly by: string;
  /** Why it is approved. */
  readonly reason: string;
  /** RFC 3339 date. */
  readonly on: string;
}

/** A person's word for one state of the catalogue. */
export interface CatalogueApproval extends ApprovalText {
  /** The same words under a signature (compact JWS), where the approver has signed. */
  readonly signature?: string;
}

/** Its fields, in the order in which they are written. */
export const approvalFields = ["digest", "by", "reason", "on"] as const satisfies readonly (keyof ApprovalText)[];

/** Whether the catalogue is the one that was approved last; an older approval does not come back to life. */
export const isApproved = ({ digest }: ToolCatalogue, approvals: readonly CatalogueApproval[]): boolean =>
  approvals.at(-1)?.digest === digest;

/** The list with one more approval. Earlier ones stay as they are. */
export const withApproval = (
  approvals: readonly CatalogueApproval[],
  approval: CatalogueApproval,
): readonly CatalogueApproval[] => {
  for (const field of ["by", "reason"] as const) {
    const received = approval[field];
    if (received.trim().length < 3) {
      throw new Error(
        `--${field}: received ${JSON.stringify(received)}; should say ${field === "by" ? "who approves" : "why"}`,
      );
    }
  }
  return [...approvals, approval];
};
