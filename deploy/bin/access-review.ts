import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { accessReview } from "../compliance/access-review.ts";
import { type CommandContext, engineOptions, runCommand } from "../engine/command.ts";
import { exitCodes, type ExitCode } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run access-review -- ${overrideUsage}`;

async function main(_: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({ options: engineOptions });
  process.stdout.write(accessReview(synthesise(values).config));
  return exitCodes.done;
}

await runCommand(usage, main);
