import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, parallelismOf, runCommand } from "../engine/command.ts";
import { destroyStacks, refuseUndestroyable } from "../engine/destroy-stacks.ts";
import type { ExitCode } from "../engine/exit.ts";
import { Locks } from "../engine/locks.ts";
import { selected } from "../engine/order.ts";
import { outlastingIn } from "../engine/protection.ts";
import { exitCodeOf, resultJson, totalText } from "../engine/result.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run destroy -- [stack …] [--with-data] [--auto-approve] [--parallelism <n>] [--engine terraform|tofu] [--json] ${overrideUsage}`;

const main = async ({ console, interruption, engine }: CommandContext): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...engineOptions, "with-data": { type: "boolean", default: false } },
  });
  const parallelism = parallelismOf(values.parallelism);
  const { stacks } = synthesise(values);
  const chosen = selected(stacks, positionals);
  refuseUndestroyable(chosen, stacks, values["with-data"]);
  const terraform = engine(values.engine);
  await terraform.version();
  const results = await destroyStacks(
    chosen,
    { terraform, interruption, console, locks: Locks.beside(values.config, values.engine) },
    { withData: values["with-data"], autoApprove: values["auto-approve"], parallelism },
  );
  console.say(totalText(results));
  const destroyed = chosen.filter(({ name }) => results.some((one) => one.name === name && one.status === "destroyed"));
  for (const what of outlastingIn(destroyed)) console.say(`Stays: ${what}.`);
  const exitCode = exitCodeOf(results);
  if (values.json) process.stdout.write(`${JSON.stringify({ exitCode, stacks: results.map(resultJson) }, null, 2)}\n`);
  return exitCode;
};

await runCommand(usage, main);
