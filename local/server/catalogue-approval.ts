// The approval of the catalogue, signed as a deployment's approver would: with a key that is made at start and never written down.
import { generateKeyPairSync, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SettingValues, ToolCatalogue } from "@mcp-landing-zone/contract";
import type { ApproverKey } from "@mcp-landing-zone/server";
import { signApproval, thumbprintOf } from "@mcp-landing-zone/server";

/** The server's settings for an approval that stands in this folder. */
export const signCatalogue = async (
  { digest }: ToolCatalogue,
  folder: string,
): Promise<Required<Pick<SettingValues, "catalogueThumbprints" | "catalogueApprovals">>> => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "jwk" }) as unknown as ApproverKey;
  const on = new Date().toISOString().slice(0, 10);
  const approval = { digest, by: "The user of this machine", reason: "Definitions as they are on this machine", on };
  const signature = await signApproval(approval, {
    key,
    sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  });
  const file = join(folder, "approvals.json");
  writeFileSync(file, JSON.stringify([{ ...approval, signature }]));
  return { catalogueThumbprints: [thumbprintOf(key)], catalogueApprovals: file };
};
