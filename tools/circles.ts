// `npm run circles`, part of `npm run check`: refuses circles of imports between files and between folders.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Which other files a file imports, types included: both bind a file that is to move. */
const imported = (file: string): readonly string[] => {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => resolve(dirname(file), fileName));
};

type Graph = Map<string, Set<string>>;

/** Tarjan's algorithm: groups of nodes that reach each other. */
const strongGroups = (graph: Graph): readonly (readonly string[])[] => {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const groups: string[][] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low.set(node, Math.min(low.get(node)!, visit(next)));
      else if (path.includes(next)) low.set(node, Math.min(low.get(node)!, order.get(next)!));
    }
    if (low.get(node) === order.get(node)) groups.push(path.splice(path.indexOf(node)));
    return low.get(node)!;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return groups.filter(({ length }) => length > 1);
};

/**
 * Circles among what stands side by side in one folder: files and folders alike. An import from `a/x.ts` to `b/c/y.ts` is an arrow between the folders `a` and `b`
 * of the folder that holds both. Without such circles every folder can be read from its ground floor up.
 */
export const circles = (root: string, files: readonly string[]): readonly string[] => {
  const known = new Set(files.map((file) => resolve(root, file)));
  const levels = new Map<string, Graph>();
  for (const file of files) {
    for (const target of imported(resolve(root, file))) {
      if (!known.has(target)) continue;
      const [from, to] = [file.split("/"), target.slice(resolve(root).length + 1).split("/")];
      const at = from.findIndex((step, index) => step !== to[index]);
      if (at < 0) continue;
      const folder = from.slice(0, at).join("/");
      const level = levels.get(folder) ?? new Map<string, Set<string>>();
      levels.set(folder, level);
      const arrows = level.get(from[at]!) ?? new Set();
      level.set(from[at]!, arrows.add(to[at]!));
    }
  }
  return [...levels].flatMap(([folder, level]) =>
    strongGroups(level).map((group) => `${folder}: ${[...group].sort().join(", ")}`),
  );
};

/** The sources of this repository, without tests and what only tests use. */
export const sources = (root: string): readonly string[] =>
  execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && !/\.(?:test|testing|fixture|d)\.ts$/.test(file));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  // The arrows between packages are the table of eslint.config.js.
  const found = circles(root, sources(root)).filter((circle) => !circle.startsWith(":"));
  for (const circle of found) console.error(`circle of imports in ${circle}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
