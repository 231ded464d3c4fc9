import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { checks } from "../doctor/index.ts";
import { armActionsOf } from "../doctor/rights/arm.ts";
import { graphRightsOf } from "../doctor/rights/graph.ts";
import { runDoctor } from "../doctor/run-doctor.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run doctor -- [--list] [--json] [--engine terraform|tofu] ${overrideUsage}`;

const main = async ({ console, engine }: CommandContext): Promise<ExitCode> => {
  const { values } = parseArgs({ options: { ...engineOptions, list: { type: "boolean", default: false } } });
  const synthesised = synthesise(values);
  if (values.list) {
    for (const { id, what } of checks) console.say(`${id.padEnd(19)} ${what}`);
    for (const { stack, actions } of armActionsOf(synthesised.stacks)) {
      console.say(`${stack}, in Azure:\n${actions.map((action) => `  ${action}`).join("\n")}`);
    }
    for (const { stack, rights } of graphRightsOf(synthesised.stacks)) {
      console.say(`${stack}, in Entra: ${rights.map(({ permissions }) => permissions.join(" or ")).join(", ")}`);
    }
    return exitCodes.done;
  }
  const { verdicts, isWell } = await runDoctor(synthesised, () => engine(values.engine).version(), console);
  const exitCode = isWell ? exitCodes.done : exitCodes.failed;
  if (values.json) process.stdout.write(`${JSON.stringify({ exitCode, verdicts }, null, 2)}\n`);
  return exitCode;
};

await runCommand(usage, main);
