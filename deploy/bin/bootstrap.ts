import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { resourceProvidersOf } from "../../constructs/resource-providers.ts";
import { overrideUsage } from "../../stacks/overrides.ts";
import { Azure } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import { bootstrap } from "../bootstrap/bootstrap.ts";
import { bootstrapSteps } from "../bootstrap/steps.ts";
import { factsOf } from "../doctor/facts.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run bootstrap -- [--print] [--auto-approve] ${overrideUsage}`;

const pauseMilliseconds = 10_000;
/** Ten minutes: role assignments are documented to take up to that. */
const looks = 60;

const main = async ({ console }: CommandContext): Promise<ExitCode> => {
  const { values } = parseArgs({ options: { ...engineOptions, print: { type: "boolean", default: false } } });
  const { config, stacks } = synthesise(values);
  const { subscriptionId, location, state } = factsOf(config, stacks);
  const resourceProviders = resourceProvidersOf(...stacks.map(({ json }) => json));
  const facts = { subscriptionId, location, state, resourceProviders };
  if (values.print) {
    for (const { az } of bootstrapSteps(facts, "$(az ad signed-in-user show --query id --output tsv)"))
      process.stdout.write(`${az}\n`);
    return exitCodes.done;
  }
  const { name, credential } = signIn(process.env, config.tenantId);
  const azure = new Azure(credential);
  const { oid = "" } = await azure.claims("https://management.azure.com/.default");
  console.say(`As ${name} (${oid}):`);
  const made = await bootstrap(bootstrapSteps(facts, oid), azure, console, {
    autoApprove: values["auto-approve"],
    pause: () => setTimeout(pauseMilliseconds),
    looks,
  });
  return made ? exitCodes.done : exitCodes.declined;
};

await runCommand(usage, main);
