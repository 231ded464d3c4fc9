import { execSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { Azure } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import { type CommandContext, engineOptions, parallelismOf, runCommand } from "../engine/command.ts";
import { deployStacks } from "../engine/deploy-stacks.ts";
import { exitCodes, type ExitCode } from "../engine/exit.ts";
import { exitCodeOf, outputsOf, type StackResult } from "../engine/result.ts";
import { synthesise } from "../engine/synthesise.ts";
import { appOf } from "../rollout/app-of.ts";
import { ContainerAppTraffic } from "../rollout/container-app.ts";
import { rollOut } from "../rollout/rollout.ts";
import { verifyEndpoint } from "../rollout/verify.ts";

const usage = `npm run rollout -- [stack] [--token-command <command>] [--auto-approve] ${overrideUsage}`;

/** Ten minutes for a revision to become healthy. */
const looks = 60;
const pauseMilliseconds = 10_000;

async function main({ console, interruption, engine }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...engineOptions, "token-command": { type: "string" } },
  });
  const synthesised = synthesise(values);
  const { stack, id } = appOf(synthesised, positionals);
  const { credential } = signIn(process.env, synthesised.config.tenantId);
  const command = values["token-command"];
  if (command === undefined)
    console.say("Without --token-command no authorised call is made: only refusals are verified.");
  let results: readonly StackResult[] = [];
  const serves = await rollOut({
    traffic: new ContainerAppTraffic(id, new Azure(credential)),
    console,
    pause: () => setTimeout(pauseMilliseconds),
    looks,
    deploy: async () => {
      const terraform = engine(values.engine);
      const options = {
        mode: "apply",
        autoApprove: values["auto-approve"],
        parallelism: parallelismOf(values.parallelism),
      } as const;
      results = await deployStacks([stack], { terraform, interruption, console }, options);
      return exitCodeOf(results) === exitCodes.done;
    },
    verify: () => {
      const token = command === undefined ? undefined : execSync(command, { encoding: "utf8" }).trim();
      return verifyEndpoint({ url: String(outputsOf(results)[stack.name]?.["mcp_url"]), token });
    },
  });
  const deployed = exitCodeOf(results);
  return deployed === exitCodes.done && !serves ? exitCodes.failed : deployed;
}

await runCommand(usage, main);
