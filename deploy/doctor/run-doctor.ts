import type { HttpClient } from "@azure/core-rest-pipeline";
import { Azure } from "../azure/azure.ts";
import { signIn } from "../azure/credential.ts";
import type { Console } from "../engine/console.ts";
import type { Synthesised } from "../engine/synthesise.ts";
import type { Verdict } from "./check.ts";
import { examine, isBad } from "./check.ts";
import { factsOf } from "./facts.ts";
import { checks, verdictTable } from "./index.ts";

/** Makes every check as the principal that would deploy, and shows the results. */
export const runDoctor = async (
  { config, stacks }: Synthesised,
  engine: () => Promise<string>,
  console: Console,
  http?: HttpClient,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly isWell: boolean }> => {
  const { name, credential } = signIn(process.env, config.tenantId);
  console.say(`Checking as ${name}, for ${config.name}-${config.environment} in ${config.subscriptionId} …`);
  const azure = new Azure(credential, http);
  const verdicts = await examine(checks, { facts: factsOf(config, stacks), stacks, azure, engine, now: Date.now });
  console.say(verdictTable(verdicts));
  return { verdicts, isWell: !verdicts.some(isBad) };
};
