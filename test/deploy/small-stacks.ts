import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Console } from "../../deploy/engine/console.ts";
import { Interruption } from "../../deploy/engine/interruption.ts";
import { Terraform } from "../../deploy/engine/terraform.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";

export interface SmallStack {
  readonly dependsOn?: readonly string[];
  /** Logical names of resources, with what differs from a resource that is simply there. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Stacks of Terraform's own `terraform_data`, which needs no provider, with outputs that later stacks read as deployments do. */
export const smallStacks = (
  stacks: Readonly<Record<string, SmallStack>>,
  folder = temporaryFolder(),
): readonly WrittenStack[] => {
  const state = (name: string) => ({ path: join(folder, `${name}.tfstate`) });
  return Object.entries(stacks).map(([name, { dependsOn = [], resources }]) => {
    const directory = join(folder, name);
    mkdirSync(directory, { recursive: true });
    const read = Object.fromEntries(dependsOn.map((other) => [other, { backend: "local", config: state(other) }]));
    const reader = { input: dependsOn.map((other) => `\${data.terraform_remote_state.${other}.outputs.value}`) };
    const resource = { terraform_data: { ...resources, ...(dependsOn.length > 0 ? { reader } : {}) } };
    const json = {
      terraform: { backend: { local: state(name) } },
      ...(dependsOn.length > 0 ? { data: { terraform_remote_state: read } } : {}),
      resource,
      output: { value: { value: name }, "cross-stack-output-x": { value: "1" } },
    };
    writeFileSync(join(directory, "cdk.tf.json"), JSON.stringify(json));
    return {
      name,
      directory,
      dependencies: dependsOn,
      annotations: [],
      json: { provider: {}, ...json } as unknown as WrittenStack["json"],
    };
  });
};

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "deploy-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A resource whose creation runs a command on this machine. */
export const running = (command: string) => ({ provisioner: [{ "local-exec": { command } }] });

/** A console that remembers, and gives prepared answers. */
export const testConsole = (answer?: string): Console & { readonly said: string[] } => {
  const said: string[] = [];
  return {
    said,
    say: (text) => void said.push(text),
    bold: (text) => `**${text}**`,
    ask: async (question) => {
      said.push(question);
      return answer;
    },
  };
};

export const testEngine = (answer?: string) => {
  const console = testConsole(answer);
  const interruption = new Interruption((text) => console.say(text));
  return { console, interruption, terraform: new Terraform("terraform", interruption), said: console.said };
};
