/**
 * Approves the committed catalogue: `npm run tools:approve -- --by "Name <address>" --reason "why" [--key <file or Key Vault key>]`.
 * With a key the approval is signed, and a deployment that names the key accepts no other.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { approveDigest } from "../src/commands/approve-command.ts";
import { currentReferenceCatalogue } from "../src/reference/current-catalogue.ts";

const file = fileURLToPath(new URL("../src/definitions/catalogue-approvals.json", import.meta.url));

const approve = async (): Promise<void> => {
  const text = { type: "string" } as const;
  const approval = parseArgs({ options: { by: text, reason: text, key: text } }).values;
  const { digest } = referenceCatalogue;
  if (currentReferenceCatalogue().digest !== digest) {
    throw new Error("the tools say something else than the committed catalogue; run npm run tools:catalogue first");
  }
  await approveDigest(digest, file, approval);
};

approve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
