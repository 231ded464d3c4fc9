/** `npm run attack`: attacks a deployment and says what held. The exit code comes from the results and from nothing else. */
import { attackTarget, chosenCases, explained } from "./attack-target.ts";
import type { AttackCase } from "./case.ts";
import { startComposition } from "../../testing/composition/composition.ts";
import { knownFaults } from "./known-faults.ts";
import { measureFairness, shortFairness } from "./load/fairness.ts";
import { soak } from "./load/soak.ts";
import { readOptions, usage } from "./options.ts";
import type { Options } from "./options.ts";
import { remoteTarget } from "./remote-target.ts";
import { tellParent } from "./report/channel.ts";
import { textTable } from "./report/table.ts";
import { writeReports } from "./report/write.ts";
import type { Target } from "../../testing/composition/target.ts";
import { isClean } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

const targetOf = async ({ url, tokenCommand }: Options): Promise<Target> =>
  url === undefined ? startComposition({ in: "processes" }) : remoteTarget(url, tokenCommand ?? "");

const attacked = (cases: readonly AttackCase[], target: Target, options: Options): Promise<readonly Verdict[]> =>
  attackTarget(cases, target, options, process.send && tellParent((result) => process.send?.(result)));

/** With all their parts in hand; the servers of the second one keep sessions, and its gateway has two of them. */
const compositions = [
  () => startComposition({ in: "process" }),
  () => startComposition({ in: "process", settings: { sessions: "bound" }, hasNeighbour: true }),
];

/** Cases that need control over the server's surroundings run in this process, on the same policies and the same server. */
const attackedHere = async (first: readonly Verdict[], options: Options): Promise<readonly Verdict[]> => {
  if (options.url !== undefined) return first;
  let verdicts = first;
  for (const start of compositions) {
    const left = verdicts.filter(({ outcome }) => outcome === "not-observable").map((verdict) => verdict.case);
    if (left.length === 0) break;
    const more = new Map((await attacked(left, await start(), options)).map((one) => [one.case.id, one]));
    verdicts = verdicts.map((verdict) => more.get(verdict.case.id) ?? verdict);
  }
  return verdicts;
};

const attack = async (options: Options): Promise<boolean> => {
  const chosen = chosenCases(options);
  const target = await targetOf(options);
  const verdicts = await attackedHere(await attacked(chosen, target, options), options);
  process.stdout.write(`\n${textTable(verdicts)}\n`);
  for (const { case: id, what } of knownFaults) {
    if (chosen.some((one) => one.id === id)) process.stdout.write(`\nknown: ${id}\n    ${what}\n`);
  }
  if (options.out !== undefined) await writeReports(options.out, verdicts, target.url);
  return isClean(verdicts);
};

const load = async ({ load: wanted, soak: seconds }: Options): Promise<boolean> => {
  const results: boolean[] = [];
  if (wanted) {
    for (const addresses of [1, shortFairness.addresses]) {
      const fairness = await measureFairness({ ...shortFairness, addresses });
      process.stdout.write(`\nfairness ${JSON.stringify(fairness)}\n`);
      results.push(fairness.fair);
    }
  }
  if (seconds !== undefined) {
    const endured = await soak(seconds);
    process.stdout.write(`\nsoak ${JSON.stringify(endured)}\n`);
    results.push(endured.held);
  }
  return results.every(Boolean);
};

try {
  const options = readOptions(process.argv.slice(2));
  const held = await attack(options);
  process.exitCode = (await load(options)) && held ? 0 : 1;
} catch (error) {
  process.stderr.write(explained(error, usage));
  process.exitCode = 2;
}
