import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { approvalFields } from "./catalogue-approvals.ts";
import type { CatalogueApproval } from "./catalogue-approvals.ts";
import { readSignedApproval } from "./signed-approval.ts";
import { SignatureRejected } from "./signed-text.ts";

/** No approver whom the deployment trusts has signed this catalogue. */
export class CatalogueUntrusted extends Error {
  override readonly name = "CatalogueUntrusted";

  constructor(problem: string, options?: ErrorOptions) {
    super(`${problem}; see docs/errors.md#catalogue-untrusted`, options);
  }
}

interface TrustOptions {
  readonly catalogue: Pick<ToolCatalogue, "digest">;
  readonly approvals: readonly CatalogueApproval[];
  /** Thumbprints of the approvers' keys. */
  readonly keys: readonly string[];
}

const howTo = "npm run tools:approve -- --by … --reason … --key …";

const untrusted = (received: string, right: string): CatalogueUntrusted =>
  new CatalogueUntrusted(`approval of the catalogue: received ${received}; should be ${right} (${howTo})`);

const wordsOf = (approval: CatalogueApproval): string => JSON.stringify(approvalFields.map((field) => approval[field]));

/** The last approval counts, and counts once: one from before does not come back to life by being written down again. */
const lastOf = ({ catalogue: { digest }, approvals }: TrustOptions): CatalogueApproval => {
  const last = approvals.at(-1);
  if (!last) throw untrusted("none", `one of the catalogue ${digest}`);
  if (last.digest !== digest) throw untrusted(`one of ${last.digest}`, `one of the catalogue ${digest}`);
  if (approvals.slice(0, -1).some((earlier) => wordsOf(earlier) === wordsOf(last))) {
    throw untrusted("an earlier one again", "one that stands there once");
  }
  return last;
};

const readSignature = (signature: string): ReturnType<typeof readSignedApproval> => {
  try {
    return readSignedApproval(signature);
  } catch (error) {
    if (error instanceof SignatureRejected) {
      throw new CatalogueUntrusted(`approval of the catalogue: signature: ${error.message} (${howTo})`, {
        cause: error,
      });
    }
    throw error;
  }
};

/** Throws unless the catalogue's last approval is signed by a key that the deployment trusts, word for word as it stands there. */
export const assertTrusted = (options: TrustOptions): void => {
  const last = lastOf(options);
  const trusted = options.keys.join(", ");
  if (last.signature === undefined) throw untrusted("one without signature", `one signed by ${trusted}`);
  const { approval, thumbprint } = readSignature(last.signature);
  if (!options.keys.includes(thumbprint)) throw untrusted(`one signed by ${thumbprint}`, `signed by one of ${trusted}`);
  const changed = approvalFields.filter((field) => approval[field] !== last[field]);
  if (changed.length > 0) throw untrusted(`another ${changed.join(", ")} than was signed`, "what the approver signed");
};
