import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import type { App } from "cdktf";
import { addDeployment, createApp } from "../stacks/app.ts";
import type { DeploymentConfig } from "../stacks/config.ts";
import { readStacks } from "../stacks/read-stacks.ts";
import { type StackName, stackId } from "../stacks/deployment-stack.ts";
import { resolved } from "../stacks/resolved.ts";

export const stackNames = ["foundation", "platform", "workload"] as const satisfies readonly StackName[];

export interface SynthesisedDeployment {
  readonly app: App;
  /** Where the stack's `cdk.tf.json` is. */
  directory(stack: StackName): string;
  text(stack: StackName): string;
  /** All stacks, by the name that they have in Terraform. */
  stacks(): Readonly<Record<string, StackJson>>;
  remove(): void;
}

/** Writes one deployment as `npm run synth` would. */
export function synthesisedDeployment(config: DeploymentConfig): SynthesisedDeployment {
  const out = mkdtempSync(join(tmpdir(), "deployment-"));
  const app = createApp(out);
  addDeployment(app, config);
  app.synth();
  const directory = (stack: StackName): string => join(out, "stacks", stackId(resolved(config), stack));
  const text = (stack: StackName): string => readFileSync(join(directory(stack), "cdk.tf.json"), "utf8");
  return {
    app,
    directory,
    text,
    stacks: () => Object.fromEntries(readStacks(out).map(({ name, json }) => [name, json])),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
