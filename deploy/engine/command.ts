import type { ParseArgsConfig } from "node:util";
import { overrideOptions } from "../../stacks/overrides.ts";
import { errorText } from "../../stacks/command/report-error.ts";
import type { Console } from "./console.ts";
import { terminal } from "./console.ts";
import type { ExitCode } from "./exit.ts";
import { exitCodes, UsageError } from "./exit.ts";
import { Interruption } from "./interruption.ts";
import { outputFolder } from "./synthesise.ts";
import { Terraform } from "./terraform.ts";

/** What every command that drives Terraform takes, besides the configuration. */
export const engineOptions = {
  ...overrideOptions,
  out: { type: "string" as const, default: outputFolder },
  engine: { type: "string" as const, default: process.env["TERRAFORM_BINARY_NAME"] ?? "terraform" },
  parallelism: { type: "string" as const },
  "auto-approve": { type: "boolean" as const, default: false },
  json: { type: "boolean" as const, default: false },
  "skip-doctor": { type: "string" as const },
} satisfies ParseArgsConfig["options"];

export interface CommandContext {
  readonly console: Console;
  readonly interruption: Interruption;
  engine(binary: string): Terraform;
}

/** Runs a command to its exit code. A mistake of the caller shows its message and the usage, anything else its place with `--trace`. */
export const runCommand = async (
  usage: string,
  main: (context: CommandContext) => Promise<ExitCode>,
): Promise<void> => {
  const console = terminal();
  const interruption = new Interruption((text) => console.say(text));
  const ignore = interruption.listen();
  try {
    process.exitCode = await main({ console, interruption, engine: (binary) => new Terraform(binary, interruption) });
  } catch (error) {
    console.say(errorText(error));
    if (isMistake(error)) console.say(`\nUsage: ${usage}`);
    process.exitCode = isMistake(error) ? exitCodes.refused : exitCodes.failed;
  } finally {
    ignore();
  }
};

/** `parseArgs` reports what it cannot parse with codes of its own. */
const isMistake = (error: unknown): boolean =>
  error instanceof UsageError || String((error as NodeJS.ErrnoException)?.code).startsWith("ERR_PARSE_ARGS_");

export const parallelismOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new UsageError(`--parallelism: received "${text}", expected a whole number of at least 1`);
  }
  return number;
};
