import { approvalFields } from "./catalogue-approvals.ts";
import type { ApprovalText } from "./catalogue-approvals.ts";
import { readSigned, rejected, signText } from "./signed-text.ts";
import type { ApproverSigner } from "./signed-text.ts";

const kind = { type: "catalogue-approval+jws", longest: 4_096, fields: approvalFields } as const;

/**
 * Signs the approval of a catalogue of tools.
 *
 * @example
 * declare const signer: ApproverSigner;
 * await signApproval({ digest: catalogue.digest, by: "Ada", reason: "First release", on: "2026-11-20" }, signer);
 */
export const signApproval = ({ digest, by, reason, on }: ApprovalText, signer: ApproverSigner): Promise<string> =>
  signText(kind, { digest, by, reason, on }, signer);

export const readSignedApproval = (jws: string): { readonly approval: ApprovalText; readonly thumbprint: string } => {
  const { payload, thumbprint } = readSigned(jws, kind);
  if (!approvalFields.every((field) => typeof payload[field] === "string")) {
    throw rejected("another payload", `texts for ${approvalFields.join(", ")}`);
  }
  return { approval: payload as unknown as ApprovalText, thumbprint };
};
