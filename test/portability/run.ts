import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Proves that the way to the maintained fork of cdktf is open: the same sources, with `cdktf` being `cdktn`, write the same stacks. It installs
// 300 MB, so it is a command of its own and no part of `npm test`.
const root = fileURLToPath(new URL("../..", import.meta.url));
const fork = "npm:cdktn@0.24.0";
const profiles = ["dev", "standard"] as const;
/** The stacks and the packages that they are written with. */
const workspaces = ["contract", "reference-catalogue", "content", "gateway", "governance", "constructs", "stacks"];

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  workspaces?: string[];
  overrides?: Record<string, unknown>;
}

const json = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;

const forkedCopy = (to: string): void => {
  for (const source of [...workspaces, "tsconfig.json", "package.json", "deployment.config.ts"]) {
    cpSync(join(root, source), join(to, source), { recursive: true, filter: (path) => !path.includes("node_modules") });
  }
  for (const workspace of ["constructs", "stacks"]) {
    const path = join(to, workspace, "package.json");
    const manifest = json(path);
    manifest.dependencies = { ...manifest.dependencies, ...manifest.devDependencies, cdktf: fork };
    delete manifest.devDependencies;
    delete manifest.peerDependencies;
    writeFileSync(path, JSON.stringify(manifest));
  }
  const manifest = json(join(root, "package.json"));
  const { tsx } = manifest.devDependencies ?? {};
  const forked: Manifest & { name: string; private: boolean; type: string } = {
    name: "portability",
    private: true,
    type: "module",
    workspaces,
    dependencies: { cdktf: fork, tsx: tsx! },
    overrides: { cdktf: "$cdktf" },
  };
  writeFileSync(join(to, "package.json"), JSON.stringify(forked));
};

const synthesised = (directory: string, out: string, profile: string): Record<string, unknown> => {
  const args = [
    "--conditions=@mcp-landing-zone/source",
    "--import",
    "tsx",
    "stacks/synth.ts",
    "--profile",
    profile,
    "--out",
    out,
  ];
  execFileSync(process.execPath, args, { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
  return Object.fromEntries(
    readdirSync(join(out, "stacks")).map((stack) => {
      const { "//": about, ...rest } = JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8")) as {
        "//": { metadata: { version?: string } };
      };
      delete about.metadata.version;
      return [stack, { about, ...rest }];
    }),
  );
};

const copy = mkdtempSync(join(tmpdir(), "portability-"));
try {
  forkedCopy(copy);
  console.log(`Installing ${fork} in place of cdktf …`);
  const npm = process.env["npm_execpath"] ?? join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js");
  execFileSync(process.execPath, [npm, "install", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: copy,
    stdio: "inherit",
  });
  const different = profiles.filter((profile) => {
    const ours = synthesised(root, join(copy, "ours", profile), profile);
    const theirs = synthesised(copy, join(copy, "theirs", profile), profile);
    return JSON.stringify(ours) !== JSON.stringify(theirs);
  });
  console.log(
    different.length === 0
      ? `Every stack of ${profiles.join(" and ")} is the same.`
      : `Different: ${different.join(", ")}`,
  );
  process.exitCode = different.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
