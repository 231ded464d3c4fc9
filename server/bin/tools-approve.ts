/**
 * Approves the committed catalogue: `npm run tools:approve -- --by "Name <address>" --reason "why" [--key <file or Key Vault key>]`.
 * With a key the approval is signed, and a deployment that names the key accepts no other.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { referenceCatalogue } from "@mcp-landing-zone/contract/reference-catalogue";
import { withApproval } from "../src/definitions/approvals.ts";
import type { ApprovalText, CatalogueApproval } from "../src/definitions/approvals.ts";
import { currentReferenceCatalogue } from "../src/reference/current-catalogue.ts";
import { signApproval } from "../src/definitions/signed-approval.ts";
import { thumbprintOf } from "../src/definitions/signed-text.ts";
import { approverSigner } from "./approver-signer.ts";

const file = new URL("../src/definitions/approvals.json", import.meta.url);

const signed = async (approval: ApprovalText, key: string): Promise<CatalogueApproval> => {
  const signer = await approverSigner(key);
  console.log(`signed with ${thumbprintOf(signer.key)}`);
  return { ...approval, signature: await signApproval(approval, signer) };
};

const approve = async (): Promise<void> => {
  const text = { type: "string" } as const;
  const { by = "", reason = "", key } = parseArgs({ options: { by: text, reason: text, key: text } }).values;
  const { digest } = referenceCatalogue;
  if (currentReferenceCatalogue().digest !== digest) {
    throw new Error("the tools say something else than the committed catalogue; run npm run tools:catalogue first");
  }
  const approvals = JSON.parse(readFileSync(file, "utf8")) as readonly CatalogueApproval[];
  const approval = { digest, by, reason, on: new Date().toISOString().slice(0, 10) };
  const list = withApproval(approvals, key === undefined ? approval : await signed(approval, key));
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
  console.log(`approved ${digest}`);
};

approve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
