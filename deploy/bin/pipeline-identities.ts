import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CommandContext } from "../engine/command.ts";
import { runCommand } from "../engine/command.ts";
import { deployStacks } from "../engine/deploy-stacks.ts";
import type { ExitCode } from "../engine/exit.ts";
import { UsageError } from "../engine/exit.ts";
import { exitCodeOf, totalText } from "../engine/result.ts";
import { outputFolder, written } from "../engine/synthesise.ts";

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const out = join(outputFolder, "pipeline");

/** The program that writes the stack reads the command line, and says what is wrong with it. */
const main = async ({ console, interruption, engine }: CommandContext): Promise<ExitCode> => {
  const program = [path("tools/run-bundled.mjs"), path("stacks/pipeline-synth.ts"), `--out=${out}`];
  const { status } = spawnSync(process.execPath, [...program, ...process.argv.slice(2)], { stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new UsageError("Nothing was created; the error stands above.");
  const terraform = engine(process.env["TERRAFORM_BINARY_NAME"] ?? "terraform");
  await terraform.version();
  const options = { mode: "apply", autoApprove: false } as const;
  const results = await deployStacks(written(out).stacks, { terraform, interruption, console }, options);
  console.say(totalText(results));
  return exitCodeOf(results);
};

await runCommand("npm run pipeline:identities -- --help", main);
