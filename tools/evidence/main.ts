// `npm run evidence -- [--out <folder>] [--key <private key, PEM>] [--quick]`: a dated folder for an audit, signed where a key is given.
// `npm run evidence -- --verify <folder> --public-key <PEM>`: whether a folder is what was signed.
import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { providerVersions } from "@mcp-landing-zone/constructs";
import { collectEvidence } from "./collect.ts";
import { toOscal } from "./oscal.ts";
import { digestsIn, folderProblems } from "./folder-problems.ts";
import type { Manifest } from "./sign.ts";
import { signManifest } from "./sign.ts";
import { toCsv, toGaps, toMarkdown } from "./table.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const today = new Date().toISOString().slice(0, 10);
const {
  out,
  key,
  quick,
  verify,
  "public-key": publicKey,
} = parseArgs({
  options: {
    verify: { type: "string" },
    "public-key": { type: "string" },
    out: { type: "string", default: join(root, "dist/evidence", today) },
    key: { type: "string" },
    quick: { type: "boolean", default: false },
  },
}).values;
if (verify !== undefined) {
  if (publicKey === undefined)
    throw new Error("--public-key: received nothing, expected the signer's public key, as a PEM file");
  const problems = folderProblems(verify, readFileSync(publicKey, "utf8"));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${verify} is what was signed.`);
  process.exit(problems.length === 0 ? 0 : 1);
}
const git = (...args: readonly string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };

mkdirSync(out, { recursive: true });
const write = (name: string, text: string): void => writeFileSync(join(out, name), text);

const controls = await collectEvidence(root);
write("controls.csv", toCsv(controls));
write("controls.md", toMarkdown(controls));
write("gaps.md", toGaps(controls));
const lastModified = git("log", "-1", "--format=%cI");
write(
  "oscal-component-definition.json",
  `${JSON.stringify(toOscal(controls, { version, lastModified }), undefined, 2)}\n`,
);
write("provider-versions.json", `${JSON.stringify(providerVersions, undefined, 2)}\n`);
cpSync(join(root, "server/src/definitions/catalogue-approvals.json"), join(out, "catalogue-approvals.json"));

/** What a command of this project prints, kept as it is, with its exit code. */
const runs: Record<string, number | null> = {};
const keep = (name: string, ...args: readonly string[]): void => {
  const { status, stdout } = spawnSync("npm", ["run", "--silent", ...args], { cwd: root, encoding: "utf8" });
  runs[args.join(" ")] = status;
  if (name !== "") write(name, stdout);
};
keep("", "sbom", "--", "--out", out);
keep("posture.json", "posture", "--", "--json");
keep("guardrails.json", "guardrails", "--", "--json");
keep("access-review.md", "access-review");
if (!quick) {
  keep("", "test", "--", "--reporter=json", `--outputFile=${join(out, "tests.json")}`);
  keep("", "test:long", "--", "--reporter=json", `--outputFile=${join(out, "tests-long.json")}`);
  keep("attack.txt", "attack", "--", "--out", join(out, "attack"));
}
write("runs.json", `${JSON.stringify(runs, undefined, 2)}\n`);

const manifest: Manifest = { written: today, commit: git("rev-parse", "HEAD"), files: digestsIn(out) };
write("manifest.json", `${JSON.stringify(manifest, undefined, 2)}\n`);
if (key !== undefined) write("manifest.sig", `${signManifest(manifest, createPrivateKey(readFileSync(key)))}\n`);
const failed = Object.entries(runs).filter(([, status]) => status !== 0);
console.log(
  `${out}: ${Object.keys(manifest.files).length} files, ${key === undefined ? "not signed (no --key)" : "signed"}`,
);
for (const [command, status] of failed) console.error(`npm run ${command} ended with ${status}`);
process.exitCode = failed.length === 0 ? 0 : 1;
