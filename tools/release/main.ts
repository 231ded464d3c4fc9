// `npm run release -- [--dry-run | --publish]`: judges, packs, writes the bills of materials and the notes into dist/; publishes only when asked to.
// A dry run goes on after a step that failed, and takes `--step <name>` for some of the steps; publishing takes all, and stops at the first that fails.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packages } from "../package/packages.ts";
import { programs } from "../package/programs.ts";
import { notesOf, releaseProblems, steps, stepsFor } from "./notes.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): Manifest => JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as Manifest;
const run = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args, { cwd: root, stdio: "inherit" }).status === 0;

const { values } = parseArgs({
  options: {
    publish: { type: "boolean", default: false },
    "dry-run": { type: "boolean", default: false },
    step: { type: "string", multiple: true, default: [] },
  },
});
const { publish, step: only } = values;
const chosen = stepsFor(only, publish);
if (!chosen) {
  console.error(`--step is ${only.join(", ")}, expected some of ${steps.join(", ")} in a dry run`);
  process.exit(2);
}
const { version, repository } = read(".");
const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
const changed = execFileSync("git", ["diff", "--name-only", "HEAD"], { cwd: root, encoding: "utf8" }).split("\n");
const problems = releaseProblems({
  version,
  changelog,
  repository: repository.url,
  changed: changed.filter(Boolean),
  versions: Object.fromEntries([...packages, ...programs].map(({ folder }) => [folder, read(folder).version])),
});
for (const problem of problems) console.error(problem);
if (publish && problems.length > 0) process.exit(1);

const failed: string[] = [];
for (const step of chosen) {
  if (run("npm", "run", "--silent", step)) continue;
  console.error(`npm run ${step}: failed`);
  if (publish) process.exit(1);
  failed.push(step);
}
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/notes.md"), `${notesOf(changelog, version) ?? "No notes."}\n`);
const tarballs = readdirSync(join(root, "dist")).filter((file) => file.endsWith(".tgz"));
if (publish) {
  for (const file of tarballs)
    if (!run("npm", "publish", join("dist", file), "--access", "public", "--provenance")) process.exit(1);
} else {
  console.log(`Nothing was published. dist/ holds ${tarballs.length} packages, bom/ and notes.md.`);
  if (failed.length > 0) console.error(`Failed: ${failed.join(", ")}.`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
