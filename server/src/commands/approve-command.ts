import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { judgeCatalogue } from "@mcp-landing-zone/content";
import { problemText } from "@mcp-landing-zone/contract";
import { withApproval } from "../definitions/catalogue-approvals.ts";
import type { ApprovalText, CatalogueApproval } from "../definitions/catalogue-approvals.ts";
import { signApproval } from "../definitions/signed-approval.ts";
import { thumbprintOf } from "../definitions/signed-text.ts";
import { approverSigner } from "./approver-signer.ts";
import { readCatalogue } from "./catalogue-command.ts";
import { asMistake, Mistake, readJson } from "./command.ts";
import type { Command } from "./command.ts";

export const approveUsage =
  'tools approve <catalogue.json> --by "Name <address>" --reason "why" [--key <file or Key Vault key>] [--out approvals.json]';

const signed = async (approval: ApprovalText, key: string): Promise<CatalogueApproval> => {
  const signer = await approverSigner(key);
  console.log(`signed with ${thumbprintOf(signer.key)}`);
  return { ...approval, signature: await signApproval(approval, signer) };
};

/** Adds a person's approval of a catalogue to the list of approvals. With a key it is signed, and a deployment that names the key accepts no other. */
export const approveDigest = async (
  digest: string,
  out: string,
  { by = "", reason = "", key }: { readonly by?: string; readonly reason?: string; readonly key?: string },
): Promise<void> => {
  const before = existsSync(out) ? readJson(out, "a list of approvals, as this command writes it") : [];
  if (!Array.isArray(before)) throw new Mistake(`received ${out}; should be a list of approvals`);
  const approval = { digest, by, reason, on: new Date().toISOString().slice(0, 10) };
  const given = key === undefined ? approval : await signed(approval, key);
  const list = asMistake(() => withApproval(before as readonly CatalogueApproval[], given));
  writeFileSync(out, `${JSON.stringify(list, undefined, 2)}\n`);
  console.log(`approved ${digest}`);
};

export const approveCommand: Command = async (args) => {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { by: text, reason: text, key: text, out: { type: "string", default: "approvals.json" } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new Mistake(`usage: ${approveUsage}`);
  const { out, ...approval } = values;
  const catalogue = readCatalogue(file);
  // A catalogue with findings is not approved: it may have been written by hand, or changed after it was scanned.
  const [problem] = judgeCatalogue(catalogue);
  if (problem) throw new Mistake(`${file}: ${problemText(problem, catalogue)}`);
  await approveDigest(catalogue.digest, out, approval);
  return 0;
};
