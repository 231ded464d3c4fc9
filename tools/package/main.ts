// `npm run package`: builds what others can install into dist/, judges it with publint and are-the-types-wrong, and proves it by installing it elsewhere.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPackages } from "./build.ts";
import { buildPrograms } from "./programs.ts";
import type { Consumer, Project } from "./consumers.ts";
import { projects } from "./consumers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const destination = join(root, "dist");
const npm = process.env["npm_execpath"] ?? "npm";

const run = (cwd: string, command: string, ...args: readonly string[]): string => {
  const program = command === "node" ? process.execPath : command;
  const { status, stdout } = spawnSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`${basename(cwd)}: ${command} ${args.join(" ")} failed:\n${stdout}`);
  return stdout;
};
const runNpm = (cwd: string, ...args: readonly string[]): string =>
  npm.endsWith("js") ? run(cwd, process.execPath, npm, ...args) : run(cwd, npm, ...args);

/** Tarballs by folder of package. */
const pack = async (): Promise<ReadonlyMap<string, string>> => {
  const libraries = buildPackages(root, join(destination, "packages"));
  const started = await buildPrograms(root, join(destination, "packages"));
  const folders = [...libraries, ...started];
  return new Map(
    folders.map((folder) => {
      run(root, "node", "node_modules/publint/src/cli.js", folder, "--strict");
      const name = runNpm(folder, "pack", "--pack-destination", destination, "--loglevel=error").trim();
      const tarball = join(destination, basename(name));
      if (libraries.includes(folder)) {
        run(root, "node", "node_modules/@arethetypeswrong/cli/dist/index.js", tarball, "--format", "ascii");
      }
      return [basename(folder), tarball];
    }),
  );
};

const prove = (directory: string, { name, folder, copies = {}, proves, type, steps }: Consumer): void => {
  const place = join(directory, name);
  cpSync(join(root, "tools/package/consumers", folder), place, { recursive: true });
  writeFileSync(join(place, "package.json"), JSON.stringify({ name, private: true, ...(type && { type }) }));
  for (const [to, from] of Object.entries(copies)) {
    // Elsewhere a source imports what the compiler makes of the other.
    const text = readFileSync(join(root, from), "utf8").replaceAll(/from "(\.\/[\w-]+)\.ts"/g, 'from "$1.js"');
    writeFileSync(join(place, to), text);
  }
  for (const step of steps) {
    const [command, ...args] = step.run;
    const output = run(place, command, ...args);
    if (step.prints !== undefined && !output.includes(step.prints)) {
      throw new Error(`${name}: expected ${step.prints} from ${step.run.join(" ")}, received ${output}`);
    }
  }
  console.log(`  ${name}: ${proves}`);
};

const tryProject = (project: Project, tarballs: ReadonlyMap<string, string>): void => {
  const directory = mkdtempSync(join(tmpdir(), "elsewhere-"));
  try {
    const ours = Object.fromEntries(
      project.packages.map((name) => [`@mcp-landing-zone/${name}`, `file:${tarballs.get(name)}`]),
    );
    const { dependencies, overrides = {} } = project;
    writeFileSync(
      join(directory, "package.json"),
      JSON.stringify({ name: "elsewhere", private: true, dependencies: { ...dependencies, ...ours }, overrides }),
    );
    runNpm(directory, "install", "--no-audit", "--no-fund", "--loglevel=error");
    const unwanted = (project.without ?? []).filter((name) => existsSync(join(directory, "node_modules", name)));
    if (unwanted.length > 0) throw new Error(`${project.name}: came along uninvited: ${unwanted.join(", ")}`);
    console.log(`${project.name}:`);
    for (const consumer of project.consumers) prove(directory, consumer);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

rmSync(destination, { recursive: true, force: true });
mkdirSync(destination);
const tarballs = await pack();
console.log([...tarballs.values()].join("\n"));
const only = process.argv.slice(2);
for (const project of projects) if (only.length === 0 || only.includes(project.name)) tryProject(project, tarballs);
