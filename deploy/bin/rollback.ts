import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { Azure } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";
import { ContainerAppTraffic } from "../rollout/container-app.ts";
import { rollBack } from "../rollout/rollout.ts";
import { serverOf } from "../rollout/server-of.ts";

const usage = `npm run rollback -- [stack] [--to <revision>] ${overrideUsage}`;

const main = async ({ console }: CommandContext): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...engineOptions, to: { type: "string" } },
  });
  const synthesised = synthesise(values);
  const { appId } = serverOf(synthesised, positionals);
  const { credential } = signIn(process.env, synthesised.config.tenantId);
  const { from, to } = await rollBack(new ContainerAppTraffic(appId, new Azure(credential)), values.to);
  console.say(
    `${to} serves${from === undefined ? "" : ` instead of ${from}`}. The next deployment leaves it so; npm run rollout brings a new revision.`,
  );
  return exitCodes.done;
};

await runCommand(usage, main);
