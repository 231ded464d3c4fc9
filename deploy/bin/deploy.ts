import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { placeholders } from "../../stacks/preflight.ts";
import { overrideUsage } from "../../stacks/overrides.ts";
import { runDoctor } from "../doctor/run-doctor.ts";
import type { CommandContext } from "../engine/command.ts";
import { engineOptions, parallelismOf, runCommand } from "../engine/command.ts";
import { deployStacks } from "../engine/deploy-stacks.ts";
import type { ExitCode } from "../engine/exit.ts";
import { exitCodes, UsageError } from "../engine/exit.ts";
import { Locks } from "../engine/locks.ts";
import { selected } from "../engine/order.ts";
import { exitCodeOf, outputsOf, resultJson, totalText } from "../engine/result.ts";
import { synthesise, written } from "../engine/synthesise.ts";

const usage =
  `npm run deploy -- [stack …] [--plan | --saved] [--auto-approve] [--outputs-file <file>] [--parallelism <n>] ` +
  `[--engine terraform|tofu] [--skip-doctor <reason>] [--json] ${overrideUsage}`;

const main = async ({ console, interruption, engine }: CommandContext): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...engineOptions,
      plan: { type: "boolean", default: false },
      saved: { type: "boolean", default: false },
      "outputs-file": { type: "string" },
    },
  });
  if (values.plan && values.saved)
    throw new UsageError("--plan makes plans and --saved applies them: give one of the two");
  const parallelism = parallelismOf(values.parallelism);
  const synthesised = values.saved ? written(values.out) : synthesise(values);
  const { config, stacks } = synthesised;
  const left = placeholders(config);
  if (left.length > 0) {
    const lines = left.map(
      ({ field, received, right }) => `  ${field}: received ${JSON.stringify(received)}, expected ${right}`,
    );
    throw new UsageError(`The configuration still holds values of the example:\n${lines.join("\n")}`);
  }
  const chosen = selected(stacks, positionals);
  const terraform = engine(values.engine);
  await terraform.version();
  const skipped = values["skip-doctor"];
  if (skipped !== undefined) console.say(`Deployed without the doctor: ${skipped}`);
  else if (!(await runDoctor(synthesised, () => terraform.version(), console)).isWell) {
    throw new UsageError("Mend what stands above, or say why not: --skip-doctor <reason>");
  }
  const results = await deployStacks(
    chosen,
    { terraform, interruption, console, locks: Locks.beside(values.config, values.engine) },
    { mode: values.plan ? "plan" : values.saved ? "saved" : "apply", autoApprove: values["auto-approve"], parallelism },
  );
  console.say(totalText(results));
  const ended = exitCodeOf(results);
  const isPartial = values.saved && results.some(({ status }) => status === "waiting");
  const exitCode = ended === exitCodes.done && isPartial ? exitCodes.changes : ended;
  if (values["outputs-file"] !== undefined) {
    writeFileSync(values["outputs-file"], `${JSON.stringify(outputsOf(results), null, 2)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ exitCode, stacks: results.map(resultJson) }, null, 2)}\n`);
  return exitCode;
};

await runCommand(usage, main);
