import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import dockerignore from "@balena/dockerignore";

/** Docker looks beside the Dockerfile first: https://docs.docker.com/build/concepts/context/#filename-and-location */
const ignoreFile = (folder: string, dockerfile: string): string | undefined =>
  [`${dockerfile}.dockerignore`, ".dockerignore"].map((name) => join(folder, name)).find((file) => existsSync(file));

/**
 * The files of a folder that a build gets, as docker would send them. The Dockerfile itself is always among them. Without an ignore file
 * everything is sent but what no build may have.
 */
export const contextFiles = (folder: string, dockerfile: string): readonly string[] => {
  const file = ignoreFile(folder, dockerfile);
  const rules = file === undefined ? [".git", "**/node_modules"] : readFileSync(file, "utf8").split("\n");
  const ignored = dockerignore.default({ ignorecase: false }).add([...rules]);
  // An excluded folder may hold an exception, which only a look into it finds.
  const mayReturn = rules.some((rule) => rule.trim().startsWith("!"));
  const files: string[] = [];
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      const excluded = path !== dockerfile && ignored.ignores(path);
      if (entry.isDirectory() && (!excluded || mayReturn || dockerfile.startsWith(`${path}/`))) walk(path);
      else if (!entry.isDirectory() && !excluded) files.push(path);
    }
  };
  walk("");
  return files;
};
