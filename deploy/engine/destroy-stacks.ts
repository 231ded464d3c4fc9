import type { WrittenStack } from "../../stacks/read-stacks.ts";
import { UsageError } from "./exit.ts";
import { dependants } from "./order.ts";
import { isEmpty, summaryText } from "./plan.ts";
import { liftProtection, protectedIn } from "./protection.ts";
import type { StackResult } from "./result.ts";
import { failureText } from "./result.ts";
import type { Engine } from "./stack-run.ts";
import { StackRun, TerraformFailure } from "./stack-run.ts";

export interface DestroyOptions {
  /** Also what holds data or a name. */
  readonly withData: boolean;
  readonly autoApprove: boolean;
  readonly parallelism?: number | undefined;
}

/** Refuses what cannot be destroyed as it was asked, before anything is. */
export const refuseUndestroyable = (
  chosen: readonly WrittenStack[],
  all: readonly WrittenStack[],
  withData: boolean,
): void => {
  const left = chosen.flatMap(({ name }) => dependants(all, name)).filter((stack) => !chosen.includes(stack));
  if (left.length > 0) {
    const names = [...new Set(left.map(({ name }) => name))].join(", ");
    throw new UsageError(`${names} would lose what they read: destroy them too, or name no stack to destroy all`);
  }
  const kept = chosen.flatMap((stack) =>
    protectedIn(stack).map(({ type, name }) => `  ${stack.name}: ${type}.${name}`),
  );
  if (kept.length > 0 && !withData) {
    throw new UsageError(
      `These hold data or a name that Azure keeps, and are protected:\n${kept.join("\n")}\n` +
        "To destroy them with everything in them, for this one run: npm run destroy -- --with-data",
    );
  }
};

/** Stack after stack, last first. One that holds nothing is passed over, so a run that ended early is simply run again. */
export const destroyStacks = async (
  stacks: readonly WrittenStack[],
  engine: Engine,
  options: DestroyOptions,
): Promise<readonly StackResult[]> => {
  const results: StackResult[] = [];
  for (const stack of stacks.toReversed()) {
    const ended = results.some(({ status }) => status !== "destroyed" && status !== "unchanged");
    results.push(ended ? { name: stack.name, status: "skipped" } : await destroyStack(stack, engine, options));
  }
  return results;
};

const destroyStack = async (stack: WrittenStack, engine: Engine, options: DestroyOptions): Promise<StackResult> => {
  const { console, interruption } = engine;
  const { name } = stack;
  const run = new StackRun(stack, engine);
  const protect = options.withData ? liftProtection(stack) : () => {};
  try {
    if (interruption.came) return { name, status: "interrupted" };
    await run.init();
    const plan = await run.plan({ destroy: true, parallelism: options.parallelism });
    if (isEmpty(plan)) return { name, status: "unchanged", plan };
    console.say(summaryText(name, plan, (text) => console.bold(text)));
    if (!options.autoApprove && (await console.ask(`Destroy this? Type ${console.bold(name)}: `)) !== name) {
      return { name, status: "declined" };
    }
    await run.apply(plan, options.parallelism);
    return { name, status: "destroyed", plan };
  } catch (error) {
    if (!(error instanceof TerraformFailure)) throw error;
    if (interruption.came) return { name, status: "interrupted" };
    for (const failure of error.failures) console.say(failureText(failure));
    return { name, status: "failed", failures: error.failures };
  } finally {
    protect();
  }
};
