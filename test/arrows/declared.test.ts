import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const own = /(?:from|import\() ?"@mcp-landing-zone\/([\w-]+)/g;

/** A program of an example is a project of its own. */
const isSource = (path: string): boolean => !/\.test\.ts$|\/examples\//.test(path);

it.each(packageJson.workspaces)("%s declares the packages of this repository that it imports", (folder) => {
  const files = execFileSync("git", ["ls-files", `${folder}/*.ts`], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n");
  const imported = files.filter(isSource).flatMap((path) => [...read(path).matchAll(own)].map(([, name]) => name!));
  const { name, dependencies, devDependencies } = JSON.parse(read(`${folder}/package.json`)) as {
    readonly name: string;
    readonly dependencies?: object;
    readonly devDependencies?: object;
  };
  const declared = [name, ...Object.keys({ ...dependencies, ...devDependencies })];
  expect([...new Set(imported)].filter((one) => !declared.includes(`@mcp-landing-zone/${one}`))).toEqual([]);
});
