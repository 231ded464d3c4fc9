import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, parallelismOf, runCommand } from "../engine/command.ts";
import { deployStacks } from "../engine/deploy-stacks.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes } from "../engine/exit.ts";
import { Locks } from "../engine/locks.ts";
import { selected } from "../engine/order.ts";
import { exitCodeOf, resultJson, totalText } from "../engine/result.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run diff -- [stack …] [--parallelism <n>] [--engine terraform|tofu] [--json] ${overrideUsage}`;

const main = async ({ console, interruption, engine }: CommandContext): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: engineOptions });
  const { stacks } = synthesise(values);
  const terraform = engine(values.engine);
  await terraform.version();
  const results = await deployStacks(
    selected(stacks, positionals),
    { terraform, interruption, console, locks: Locks.beside(values.config, values.engine) },
    { mode: "plan", autoApprove: false, parallelism: parallelismOf(values.parallelism) },
  );
  console.say(totalText(results));
  const ended = exitCodeOf(results);
  const changes = results.some(({ status }) => status === "planned" || status === "waiting");
  const exitCode = ended === exitCodes.done && changes ? exitCodes.changes : ended;
  if (values.json) process.stdout.write(`${JSON.stringify({ exitCode, stacks: results.map(resultJson) }, null, 2)}\n`);
  return exitCode;
};

await runCommand(usage, main);
