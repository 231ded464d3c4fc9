import { execSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { Azure } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, parallelismOf, runCommand } from "../engine/command.ts";
import { deployStacks } from "../engine/deploy-stacks.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes, UsageError } from "../engine/exit.ts";
import { Locks } from "../engine/locks.ts";
import type { StackResult } from "../engine/result.ts";
import { exitCodeOf, outputsOf } from "../engine/result.ts";
import { synthesise } from "../engine/synthesise.ts";
import { ContainerAppTraffic } from "../rollout/container-app.ts";
import { throughGateway } from "../rollout/gateway-route.ts";
import { rollOut } from "../rollout/rollout.ts";
import { serverOf } from "../rollout/server-of.ts";
import { commandFaults, verifyEndpoint } from "../rollout/verify.ts";

const usage = `npm run rollout -- [stack] [--token-command <command>] [--verify label|endpoint|probes] [--verify-command <command>] [--auto-approve] ${overrideUsage}`;

/** How much is asked of a new revision: through its label before it gets traffic and then as clients do, the latter alone, or nothing but Azure's probes. */
const ways = ["label", "endpoint", "probes"];

/** Ten minutes for a revision to become healthy. */
const looks = 60;
const pauseMilliseconds = 10_000;

const main = async ({ console, interruption, engine }: CommandContext): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...engineOptions,
      "token-command": { type: "string" },
      verify: { type: "string", default: "label" },
      "verify-command": { type: "string" },
    },
  });
  const { verify } = values;
  if (!ways.includes(verify)) throw new UsageError(`--verify: received ${verify}, expected one of ${ways.join(", ")}`);
  const synthesised = synthesise(values);
  const { stack, appId, apiId, backend } = serverOf(synthesised, positionals);
  const azure = new Azure(signIn(process.env, synthesised.config.tenantId).credential);
  const command = values["token-command"];
  const proof = values["verify-command"];
  if (command === undefined && verify !== "probes")
    console.say("Without --token-command no authorised call is made: only refusals are verified.");
  let results: readonly StackResult[] = [];
  const url = (): string => String(outputsOf(results)[stack.name]?.["mcp_url"]);
  const token = (): string | undefined =>
    command === undefined ? undefined : execSync(command, { encoding: "utf8" }).trim();
  const serves = await rollOut({
    traffic: new ContainerAppTraffic(appId, azure),
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
      results = await deployStacks(
        [stack],
        { terraform, interruption, console, locks: Locks.beside(values.config, values.engine) },
        options,
      );
      return exitCodeOf(results) === exitCodes.done;
    },
    verifyNext:
      verify === "label"
        ? (host) =>
            throughGateway(azure, { apiId, backend, serverUrl: `https://${host}` }, (suffix) =>
              verifyEndpoint({ azure, url: `${url()}${suffix}`, token: token() }),
            )
        : undefined,
    verify: async () => (verify === "probes" ? [] : verifyEndpoint({ azure, url: url(), token: token() })),
    prove: proof === undefined ? undefined : async () => commandFaults(proof, url()),
  });
  const deployed = exitCodeOf(results);
  return deployed === exitCodes.done && !serves ? exitCodes.failed : deployed;
};

await runCommand(usage, main);
