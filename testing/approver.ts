import { generateKeyPairSync, sign } from "node:crypto";
import type { CatalogueApproval } from "../server/src/definitions/catalogue-approvals.ts";
import { signApproval } from "../server/src/definitions/signed-approval.ts";
import { thumbprintOf } from "../server/src/definitions/signed-text.ts";
import type { ApproverKey, ApproverSigner } from "../server/src/definitions/signed-text.ts";

/** A person with a key of their own. */
interface TestApprover extends ApproverSigner {
  readonly thumbprint: string;
  approve(changes?: Partial<CatalogueApproval>): Promise<CatalogueApproval>;
}

export const createTestApprover = (digest: string): TestApprover => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "jwk" }) as unknown as ApproverKey;
  const signer: ApproverSigner = {
    key,
    sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  };
  return {
    ...signer,
    thumbprint: thumbprintOf(key),
    approve: async (changes = {}) => {
      const approval = { digest, by: "A person", reason: "It was reviewed", on: "2030-01-31", ...changes };
      return { ...approval, signature: await signApproval(approval, signer) };
    },
  };
};
