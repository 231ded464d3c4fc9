// `npm run release -- [--dry-run | --publish]`: judges, packs, writes the bills of materials and the notes into dist/; publishes only when asked to.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packages } from "../package/packages.ts";
import { programs } from "../package/programs.ts";
import { notesOf, releaseProblems } from "./notes.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): Manifest => JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")) as Manifest;
const run = (program: string, ...args: readonly string[]): void =>
  void execFileSync(program, args, { cwd: root, stdio: "inherit" });

const { publish } = parseArgs({ options: { publish: { type: "boolean" }, "dry-run": { type: "boolean" } } }).values;
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

for (const script of ["check", "test", "test:long", "package"]) run("npm", "run", "--silent", script);
run("npm", "run", "--silent", "sbom");
writeFileSync(join(root, "dist/notes.md"), `${notesOf(changelog, version) ?? "No notes."}\n`);
const tarballs = readdirSync(join(root, "dist")).filter((file) => file.endsWith(".tgz"));
if (publish) {
  for (const file of tarballs) run("npm", "publish", join("dist", file), "--access", "public", "--provenance");
} else {
  console.log(`Nothing was published. dist/ holds ${tarballs.length} packages, bom/ and notes.md.`);
}
