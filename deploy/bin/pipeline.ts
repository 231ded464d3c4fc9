import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CommandContext } from "../engine/command.ts";
import { runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes, UsageError } from "../engine/exit.ts";
import { copyPipelines, isPlatform, platforms } from "../pipelines/copy-pipelines.ts";

const usage = "npm run pipeline -- github|azure-devops [--into <folder of the repository>]";

const main = async ({ console }: CommandContext): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { into: { type: "string", default: process.cwd() } },
  });
  const [platform] = positionals;
  if (!isPlatform(platform) || positionals.length > 1) {
    const received = positionals.join(" ") || "nothing";
    throw new UsageError(`platform: received ${received}, expected one of ${Object.keys(platforms).join(", ")}`);
  }
  if (!existsSync(values.into))
    throw new UsageError(`--into: received ${values.into}, expected a folder that is there`);
  for (const path of copyPipelines(platform, values.into)) console.say(path);
  console.say("docs/pipelines.md lists the settings for the first run.");
  return exitCodes.done;
};

await runCommand(usage, main);
