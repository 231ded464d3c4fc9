import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { patternsOf } from "../upstreams/schemas.ts";
import { createRequire } from "node:module";
import { Mistake, projectFile } from "./command.ts";

interface Recheck {
  readonly checkSync: (
    source: string,
    flags: string,
    options: { readonly timeout: number },
  ) => { readonly status: string };
}

/** Whether a regular expression takes linear time, by the checker of the project. */
export const patternJudge = (): ((source: string) => boolean) => {
  const file = projectFile("recheck");
  if (file === undefined)
    throw new Mistake("a regular expression could backtrack; its check needs: npm install --save-dev recheck");
  const { checkSync } = createRequire(file)(file) as Recheck;
  return (source) => checkSync(source, "u", { timeout: 10_000 }).status === "safe";
};

/** the first regular expression of a catalogue that can be made slow, and whose it is. */
export const slowPattern = ({
  tools,
  resources = [],
  prompts = [],
}: ToolCatalogue): { readonly name: string; readonly pattern: string } | undefined => {
  const written = [...tools, ...resources, ...prompts].flatMap((definition) =>
    patternsOf(definition).map((pattern) => ({ name: definition.name, pattern })),
  );
  if (written.length === 0) return undefined;
  const isSafe = patternJudge();
  return written.find(({ pattern }) => !isSafe(pattern));
};
