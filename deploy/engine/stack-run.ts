import { rmSync } from "node:fs";
import { join } from "node:path";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import type { Console } from "./console.ts";
import { eventOf } from "./events.ts";
import type { Interruption } from "./interruption.ts";
import type { Locks } from "./locks.ts";
import type { PlanJson, PlanSummary } from "./plan.ts";
import { summaryOf } from "./plan.ts";
import type { Failure } from "./progress.ts";
import { Progress } from "./progress.ts";
import type { Outputs } from "./result.ts";
import type { Terraform } from "./terraform.ts";

/** Terraform refused; `failures` says what and where. */
export class TerraformFailure extends Error {
  override readonly name = "TerraformFailure";
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super(failures.map(({ summary }) => summary).join("; "));
    this.failures = failures;
  }
}

/** Options of every stack's run. */
export interface Engine {
  readonly terraform: Terraform;
  readonly interruption: Interruption;
  readonly console: Console;
  /** The folder of lock files. @default none */
  readonly locks?: Locks;
}

interface PlanOptions {
  readonly destroy?: boolean;
  readonly parallelism?: number | undefined;
}

/** The file of a stack's plan. */
export const planFileOf = ({ directory }: Pick<WrittenStack, "directory">): string => join(directory, "saved.tfplan");

const crossStack = /^cross-stack-output-/;
const lockTimeout = "-lock-timeout=2m";

/** What Terraform does for one stack. The state stays locked no longer than one step. */
export class StackRun {
  readonly #terraform: Terraform;
  readonly #directory: string;
  readonly #planFile: string;
  readonly #stack: WrittenStack;
  readonly #locks: Locks | undefined;
  readonly #console: Console;

  constructor(stack: WrittenStack, { terraform, console, locks }: Engine) {
    this.#stack = stack;
    this.#locks = locks;
    this.#terraform = terraform;
    this.#directory = stack.directory;
    this.#planFile = planFileOf(stack);
    this.#console = console;
  }

  async init(): Promise<void> {
    const kept = this.#locks?.before(this.#stack) ?? [];
    const args = ["init", "-input=false", "-no-color", ...kept];
    const { code, stderr, stdout } = await this.#terraform.run(this.#directory, args);
    if (code !== 0) throw new TerraformFailure([plain(`${this.#terraform.name} init failed`, stderr || stdout)]);
    if (this.#locks?.after(this.#stack))
      this.#console.say(
        `${this.#stack.name}: the providers and their hashes are kept in ${this.#locks.folder}; commit them`,
      );
  }

  async plan({ destroy = false, parallelism }: PlanOptions): Promise<PlanSummary> {
    const args = ["plan", "-json", `-out=${this.#planFile}`, "-input=false", lockTimeout];
    if (destroy) args.push("-destroy");
    await this.#streamed([...args, ...parallel(parallelism)], new Progress(() => {}));
    return this.savedPlan();
  }

  async savedPlan(): Promise<PlanSummary> {
    const { code, stdout, stderr } = await this.#terraform.run(this.#directory, ["show", "-json", this.#planFile]);
    if (code !== 0) throw new TerraformFailure([plain("the saved plan cannot be read", stderr)]);
    return summaryOf(JSON.parse(stdout) as PlanJson);
  }

  async apply(summary: PlanSummary, parallelism?: number): Promise<void> {
    const progress = new Progress((text) => this.#console.say(text), summary.planned);
    await this.#streamed(
      ["apply", "-json", "-input=false", lockTimeout, ...parallel(parallelism), this.#planFile],
      progress,
    );
    // It is spent: Terraform applies no plan twice.
    rmSync(this.#planFile, { force: true });
  }

  /** Those that are meant for people. */
  async outputs(): Promise<Outputs> {
    const { code, stdout } = await this.#terraform.run(this.#directory, ["output", "-json"]);
    if (code !== 0) return {};
    const all = Object.entries(
      JSON.parse(stdout) as Record<string, { readonly value: unknown; readonly sensitive: boolean }>,
    );
    return Object.fromEntries(
      all
        .filter(([name, { sensitive }]) => !sensitive && !crossStack.test(name))
        .map(([name, { value }]) => [name, value]),
    );
  }

  async #streamed(args: readonly string[], progress: Progress): Promise<void> {
    const { code, stderr } = await this.#terraform.run(this.#directory, args, (line) => {
      const event = eventOf(line);
      if (event) progress.see(event);
    });
    if (code === 0) return;
    const failures =
      progress.failures.length > 0 ? progress.failures : [plain(`${this.#terraform.name} ${args[0]} failed`, stderr)];
    throw new TerraformFailure(failures);
  }
}

const plain = (summary: string, output: string): Failure => ({
  summary,
  detail: output.replaceAll(/^[│╷╵] ?/gm, "").trim(),
});

const parallel = (parallelism: number | undefined): string[] =>
  parallelism === undefined ? [] : [`-parallelism=${parallelism}`];
