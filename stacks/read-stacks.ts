import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";

/** Beside the manifest: the configuration that the stacks were made from, judged and with nothing left open. It holds no secret. */
export const configurationFile = "configuration.json";

export interface WrittenStack {
  readonly name: string;
  /** Where Terraform runs. */
  readonly directory: string;
  /** Names of the stacks whose values it reads. */
  readonly dependencies: readonly string[];
  readonly json: StackJson;
  /** What constructs had to say, above all which defaults were given up and why. */
  readonly annotations: readonly { readonly constructPath: string; readonly message: string }[];
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, Pick<WrittenStack, "annotations" | "dependencies"> & { readonly synthesizedStackPath: string }>
  >;
}

/** The stacks that an app has written, in the order of its manifest. */
export const readStacks = (outdir: string): readonly WrittenStack[] => {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  return Object.entries(stacks).map(([name, { synthesizedStackPath, annotations, dependencies }]) => {
    const file = join(outdir, synthesizedStackPath);
    const json = JSON.parse(readFileSync(file, "utf8")) as Partial<StackJson>;
    const directory = dirname(file);
    return {
      name,
      directory,
      dependencies,
      annotations,
      json: { terraform: {}, provider: {}, resource: {}, data: {}, output: {}, ...json },
    };
  });
};
