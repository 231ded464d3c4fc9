import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { configurationFile, readStacks } from "../../stacks/read-stacks.ts";
import type { ResolvedConfig } from "../../stacks/resolved.ts";
import { UsageError } from "./exit.ts";

export interface Synthesised {
  readonly config: ResolvedConfig;
  readonly stacks: readonly WrittenStack[];
}

/** What the command line says of the configuration, as `overrideOptions` reads it. */
export interface ConfigurationArguments {
  readonly config?: string | undefined;
  readonly profile?: string | undefined;
  readonly c: readonly string[];
  readonly out: string;
  readonly trace: boolean;
}

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** The output folder of synthesis, independent of the working directory. */
export const outputFolder = path("cdktf.out");

/** Writes the stacks in a process of its own, which says itself what it refuses. */
export const synthesise = (given: ConfigurationArguments): Synthesised => {
  const { status } = spawnSync(
    process.execPath,
    [
      path("tools/run-bundled.mjs"),
      path("stacks/synth.ts"),
      "--brief",
      `--out=${given.out}`,
      ...(given.config === undefined ? [] : [`--config=${given.config}`]),
      ...(given.profile === undefined ? [] : [`--profile=${given.profile}`]),
      ...given.c.map((pair) => `--c=${pair}`),
      ...(given.trace ? ["--trace"] : []),
    ],
    // Standard output belongs to the command that asked.
    { stdio: ["ignore", 2, 2], env: { ...process.env, CHECKPOINT_DISABLE: "1" } },
  );
  if (status !== 0) throw new UsageError("The configuration was refused; the reasons stand above.");
  return written(given.out);
};

/** What the last synthesis left: for a saved plan, which must not be planned anew. */
export const written = (out: string): Synthesised => {
  const config = JSON.parse(readFileSync(join(out, configurationFile), "utf8")) as ResolvedConfig;
  return { config, stacks: readStacks(out) };
};
