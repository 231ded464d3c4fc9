/** Approves the committed catalogue: `npm run tools:approve -- --by "Name <address>" --reason "why"`. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { referenceCatalogue } from "@mcp-landing-zone/contract";
import { withApproval } from "../src/definitions/approvals.ts";
import type { CatalogueApproval } from "../src/definitions/approvals.ts";
import { currentReferenceCatalogue } from "../src/definitions/reference-catalogue.ts";

const { by = "", reason = "" } = parseArgs({ options: { by: { type: "string" }, reason: { type: "string" } } }).values;
const file = new URL("../definitions/approvals.json", import.meta.url);
const { digest } = referenceCatalogue;

try {
  if (currentReferenceCatalogue().digest !== digest) {
    throw new Error("the tools say something else than the committed catalogue; run npm run tools:catalogue first");
  }
  const approvals = JSON.parse(readFileSync(file, "utf8")) as readonly CatalogueApproval[];
  const on = new Date().toISOString().slice(0, 10);
  writeFileSync(file, `${JSON.stringify(withApproval(approvals, { digest, by, reason, on }), null, 2)}\n`);
  console.log(`approved ${digest}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
