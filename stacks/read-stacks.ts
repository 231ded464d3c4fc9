import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";

export interface WrittenStack {
  readonly name: string;
  readonly json: StackJson;
  /** What constructs had to say, above all which defaults were given up and why. */
  readonly annotations: readonly { readonly constructPath: string; readonly message: string }[];
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, Pick<WrittenStack, "annotations"> & { readonly synthesizedStackPath: string }>
  >;
}

/** The stacks that an app has written, in the order of its manifest. */
export function readStacks(outdir: string): readonly WrittenStack[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  return Object.entries(stacks).map(([name, { synthesizedStackPath, annotations }]) => {
    const json = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8")) as Partial<StackJson>;
    return { name, annotations, json: { terraform: {}, provider: {}, resource: {}, data: {}, output: {}, ...json } };
  });
}
