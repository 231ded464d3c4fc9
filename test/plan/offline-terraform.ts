import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liftProtection } from "../../deploy/engine/protection.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import type { Plan, State } from "./plan-json.ts";
import type { RunningProviders } from "./running-providers.ts";
import { startProviders } from "./running-providers.ts";
import type { StackFiles } from "./stack-files.ts";
import { copyStack, readStackFiles } from "./stack-files.ts";
import { runTerraform, validateConfiguration } from "./terraform-cli.ts";

/**
 * The real Terraform over providers that run in this process: no registry, no Azure, no state but that of the test.
 * Start it once per suite and close it.
 */
export interface OfflineTerraform {
  /** Azure as it is before the first apply. */
  deployment(): Deployment;
  close(): void;
}

/** The states of the stacks that are deployed together. */
interface Deployment {
  /** Gives the warnings; rejects with what Terraform has against the stack. */
  validate(stackDirectory: string): Promise<readonly string[]>;
  plan(stackDirectory: string): Promise<Plan>;
  /** Gives the state afterwards, every computed value included. */
  apply(stackDirectory: string): Promise<State>;
  /** As `npm run destroy -- --with-data` does: protected resources go too. Gives the state afterwards. */
  destroy(stackDirectory: string): Promise<State>;
  /** Changes Azure behind Terraform's back: `edit` gets what the state holds of each resource, and gives what Azure now answers. */
  outside(stackDirectory: string, edit: (type: string, attributes: Attributes) => Attributes): void;
}

type Attributes = Readonly<Record<string, unknown>>;

/** `lenient`: the providers refuse nothing, for stacks that are made up from schemas. */
export const offlineTerraform = async ({ lenient = false } = {}): Promise<OfflineTerraform> => {
  const root = mkdtempSync(join(tmpdir(), "offline-terraform-"));
  const providers = await startProviders({ lenient });
  const rc = join(root, "terraform.rc");
  writeFileSync(rc, "");
  const env = { HOME: root, TF_CLI_CONFIG_FILE: rc, ...providers.env };
  let deployments = 0;
  return {
    deployment() {
      const directory = join(root, String(deployments++));
      mkdirSync(directory);
      return new StubbedDeployment(directory, env, providers);
    },
    close() {
      providers.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
};

/** A stack as Terraform works on it: with its state, and those it reads, in the deployment's directory. */
interface WorkingCopy {
  readonly directory: string;
  readonly text: string;
  /** Whether the plan in it still stands. */
  planned: boolean;
}

/** What Terraform writes down, as far as this reads it. */
interface StateFile {
  readonly serial: number;
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly { readonly attributes: Attributes }[];
  }[];
}

class StubbedDeployment implements Deployment {
  readonly #directory: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #providers: RunningProviders;
  readonly #copies = new Map<string, WorkingCopy>();
  #serial = 0;

  constructor(directory: string, env: Readonly<Record<string, string>>, providers: RunningProviders) {
    this.#directory = directory;
    this.#env = env;
    this.#providers = providers;
  }

  async validate(stackDirectory: string): Promise<readonly string[]> {
    const { directory } = await this.#workingCopy(stackDirectory);
    return validateConfiguration({ cwd: directory, env: this.#env });
  }

  async plan(stackDirectory: string): Promise<Plan> {
    const copy = await this.#workingCopy(stackDirectory);
    await this.#run(copy, "plan", "-out=plan");
    copy.planned = true;
    return JSON.parse(await this.#run(copy, "show", "-json", "plan"));
  }

  async apply(stackDirectory: string): Promise<State> {
    const copy = await this.#workingCopy(stackDirectory);
    if (!copy.planned) await this.#run(copy, "plan", "-out=plan");
    // Other stacks may read the state that changes now.
    for (const other of this.#copies.values()) other.planned = false;
    await this.#run(copy, "apply", "plan");
    return JSON.parse(await this.#run(copy, "show", "-json"));
  }

  async destroy(stackDirectory: string): Promise<State> {
    const copy = await this.#workingCopy(stackDirectory);
    const json = JSON.parse(readFileSync(join(copy.directory, "cdk.tf.json"), "utf8")) as WrittenStack["json"];
    const protect = liftProtection({ directory: copy.directory, json });
    try {
      await this.#run(copy, "plan", "-destroy", "-out=plan");
      await this.#run(copy, "apply", "plan");
      for (const other of this.#copies.values()) other.planned = false;
      return JSON.parse(await this.#run(copy, "show", "-json"));
    } finally {
      protect();
    }
  }

  outside(stackDirectory: string, edit: (type: string, attributes: Attributes) => Attributes): void {
    const path = join(this.#directory, `${readStackFiles(stackDirectory).stateKey}.tfstate`);
    const state = JSON.parse(readFileSync(path, "utf8")) as StateFile;
    const resources = state.resources.map((resource) => ({
      ...resource,
      instances: resource.instances.map((one) => ({ ...one, attributes: edit(resource.type, one.attributes) })),
    }));
    writeFileSync(path, JSON.stringify({ ...state, serial: state.serial + 1, resources }));
    for (const copy of this.#copies.values()) copy.planned = false;
  }

  async #workingCopy(stackDirectory: string): Promise<WorkingCopy> {
    const stack = readStackFiles(stackDirectory);
    const known = this.#copies.get(stackDirectory);
    if (known?.text === stack.text) return known;
    this.#announce(stack);
    const directory = join(this.#directory, `stack-${this.#serial++}`);
    copyStack(stackDirectory, directory);
    writeFileSync(join(directory, "offline_override.tf.json"), JSON.stringify(this.#override(stack)));
    const copy = { directory, text: stack.text, planned: false };
    await this.#run(copy, "init");
    this.#copies.set(stackDirectory, copy);
    return copy;
  }

  #announce({ providers, types }: StackFiles): void {
    for (const source of providers) {
      if (!this.#providers.addresses.some((address) => `/${address}`.endsWith(`/${source}`)))
        throw new Error(`no stub provider for ${source}; there are ${this.#providers.addresses.join(", ")}`);
    }
    this.#providers.learn(types);
  }

  #override({ stateKey, reads }: StackFiles): object {
    const path = (key: string) => join(this.#directory, `${key}.tfstate`);
    const remoteStates = [...reads].map(([name, key]) => [name, { backend: "local", config: { path: path(key) } }]);
    return {
      terraform: { backend: { local: { path: path(stateKey) } } },
      ...(remoteStates.length > 0 && { data: { terraform_remote_state: Object.fromEntries(remoteStates) } }),
    };
  }

  #run(copy: WorkingCopy, ...args: string[]): Promise<string> {
    return runTerraform(args, { cwd: copy.directory, env: this.#env });
  }
}
