import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import type { App } from "cdktf";
import { addDeployment, createApp } from "../stacks/app.ts";
import type { DeploymentConfig } from "../stacks/config.ts";
import { readStacks } from "../stacks/read-stacks.ts";
import { stackId } from "../stacks/units/deployment-stack.ts";
import { resolved } from "../stacks/resolved.ts";

export interface SynthesisedDeployment {
  readonly app: App;
  /** In the order in which they are deployed. */
  readonly stackNames: readonly string[];
  /** Where the stack's `cdk.tf.json` is. */
  directory(stack: string): string;
  text(stack: string): string;
  /** All stacks, by the name that they have in Terraform. */
  stacks(): Readonly<Record<string, StackJson>>;
  remove(): void;
}

/** Writes one deployment as `npm run synth` would. */
export const synthesisedDeployment = (config: DeploymentConfig): SynthesisedDeployment => {
  const out = mkdtempSync(join(tmpdir(), "deployment-"));
  const app = createApp(out);
  const stacks = addDeployment(app, config);
  app.synth();
  const directory = (stack: string): string => join(out, "stacks", stackId(resolved(config), stack));
  const text = (stack: string): string => readFileSync(join(directory(stack), "cdk.tf.json"), "utf8");
  return {
    app,
    stackNames: [
      "foundation",
      "platform",
      ...Object.keys(stacks.servers),
      ...(stacks.governance ? ["governance"] : []),
    ],
    directory,
    text,
    stacks: () => Object.fromEntries(readStacks(out).map(({ name, json }) => [name, json])),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
};
