/** Shared by both programs of the suite: they choose cases, run them against a target, and explain a wrong command line. */
import type { AttackCase } from "./case.ts";
import { isAnonymous } from "./case.ts";
import { allCases } from "./families.ts";
import type { Options } from "./options.ts";
import { OptionsError } from "./options.ts";
import { progressLine } from "./report/progress.ts";
import { runCases } from "./runner.ts";
import type { RunOptions } from "./runner.ts";
import type { Target } from "../../testing/composition/target.ts";
import type { Verdict } from "./verdict.ts";

/** The cases that the options name, at least one. */
export const chosenCases = ({ families, only, anonymous }: Options): readonly AttackCase[] => {
  const chosen = allCases.filter(
    (attack) =>
      families.includes(attack.family) &&
      (only === undefined || attack.id.includes(only)) &&
      (!anonymous || isAnonymous(attack)),
  );
  if (chosen.length === 0) throw new OptionsError(`--only: no case has ${JSON.stringify(only)} in its id`);
  return chosen;
};

/** Tries the cases, shows each verdict as it comes, and closes the target. */
export const attackTarget = async (
  cases: readonly AttackCase[],
  target: Target,
  { requests, seconds }: Pick<Options, "requests" | "seconds">,
  onVerdict?: RunOptions["onVerdict"],
): Promise<readonly Verdict[]> => {
  const show = progressLine(process.stdout);
  process.stdout.write(`${cases.length} cases against ${target.name}\n`);
  try {
    return await runCases(cases, target, {
      bounds: {
        ...(requests !== undefined && { requests }),
        ...(seconds !== undefined && { milliseconds: seconds * 1_000 }),
      },
      onVerdict: (...verdict) => {
        show(...verdict);
        onVerdict?.(...verdict);
      },
    });
  } finally {
    await target.close();
  }
};

/** The message of an error: with the usage, when the command line caused it. */
export const explained = (error: unknown, usage: string): string => {
  const isMistake =
    error instanceof OptionsError || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS");
  return isMistake ? `${(error as Error).message}\n\n${usage}\n` : `${String(error)}\n`;
};
