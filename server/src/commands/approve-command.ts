import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withApproval } from "../definitions/catalogue-approvals.ts";
import type { ApprovalText, CatalogueApproval } from "../definitions/catalogue-approvals.ts";
import { signApproval } from "../definitions/signed-approval.ts";
import { thumbprintOf } from "../definitions/signed-text.ts";
import { approverSigner } from "./approver-signer.ts";
import { readCatalogue } from "./catalogue-command.ts";
import { Mistake } from "./command.ts";
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
  const approvals = existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as readonly CatalogueApproval[]) : [];
  const approval = { digest, by, reason, on: new Date().toISOString().slice(0, 10) };
  const list = withApproval(approvals, key === undefined ? approval : await signed(approval, key));
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
  await approveDigest(readCatalogue(file).digest, out, approval);
  return 0;
};
