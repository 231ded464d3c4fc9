import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { accessReview } from "../compliance/access-review.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run access-review -- ${overrideUsage}`;

const main = async (_: CommandContext): Promise<ExitCode> => {
  const { values } = parseArgs({ options: engineOptions });
  process.stdout.write(accessReview(synthesise(values).config));
  return exitCodes.done;
};

await runCommand(usage, main);
