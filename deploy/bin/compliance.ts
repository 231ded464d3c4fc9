import { parseArgs } from "node:util";
import { overrideUsage } from "../../stacks/overrides.ts";
import { Azure } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import { nonCompliant } from "../compliance/policy-states.ts";
import { factsOf } from "../doctor/facts.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, runCommand } from "../engine/command.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes } from "../engine/exit.ts";
import { synthesise } from "../engine/synthesise.ts";

const usage = `npm run compliance -- [--json] ${overrideUsage}`;

const main = async ({ console }: CommandContext): Promise<ExitCode> => {
  const { values } = parseArgs({ options: engineOptions });
  const { config, stacks } = synthesise(values);
  const azure = new Azure(signIn(process.env, config.tenantId).credential);
  const groups = factsOf(config, stacks).resources("azurerm_resource_group");
  const states = [];
  for (const { name } of groups)
    states.push(
      ...(await nonCompliant(azure, `/subscriptions/${config.subscriptionId}/resourceGroups/${String(name)}`)),
    );
  for (const { resourceId, policyAssignmentName, policyDefinitionName } of states)
    console.say(`✗ ${resourceId}\n    ${policyDefinitionName}, assigned by ${policyAssignmentName}`);
  if (states.length === 0) console.say("No resource of this deployment violates a policy in force.");
  if (values.json) process.stdout.write(`${JSON.stringify(states, null, 2)}\n`);
  return states.length === 0 ? exitCodes.done : exitCodes.failed;
};

await runCommand(usage, main);
