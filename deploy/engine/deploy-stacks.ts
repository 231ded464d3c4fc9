import { existsSync, rmSync } from "node:fs";
import type { WrittenStack } from "../../stacks/read-stacks.ts";
import type { Console } from "./console.ts";
import { UsageError } from "./exit.ts";
import type { PlanSummary } from "./plan.ts";
import { countOf, isEmpty, summaryText } from "./plan.ts";
import type { StackResult } from "./result.ts";
import { failureText } from "./result.ts";
import type { Engine } from "./stack-run.ts";
import { planFileOf, StackRun, TerraformFailure } from "./stack-run.ts";

export interface DeployOptions {
  /** `plan` changes nothing, and leaves the plans for `saved`. */
  readonly mode: "apply" | "plan" | "saved";
  /** Asks no question. */
  readonly autoApprove: boolean;
  readonly parallelism?: number | undefined;
}

/** Stack after stack, in the order given; the first that is not done ends it. */
export const deployStacks = async (
  stacks: readonly WrittenStack[],
  engine: Engine,
  options: DeployOptions,
): Promise<readonly StackResult[]> => {
  if (options.mode === "saved" && !stacks.some((stack) => existsSync(planFileOf(stack))))
    throw new UsageError("No plan is kept: make one with `npm run deploy -- --plan`");
  const results: StackResult[] = [];
  for (const stack of stacks) {
    const ended = results.some(
      ({ status }) => status === "failed" || status === "declined" || status === "interrupted",
    );
    results.push(ended ? { name: stack.name, status: "skipped" } : await deployStack(stack, results, engine, options));
  }
  return results;
};

const deployStack = async (
  stack: WrittenStack,
  before: readonly StackResult[],
  engine: Engine,
  options: DeployOptions,
): Promise<StackResult> => {
  const { console, interruption } = engine;
  const { name } = stack;
  const run = new StackRun(stack, engine);
  const awaited = before
    .filter((one) => stack.dependencies.includes(one.name) && isAwaited(one))
    .map((one) => one.name);
  try {
    if (interruption.came) return { name, status: "interrupted" };
    if (options.mode === "saved" && !existsSync(planFileOf(stack)))
      return waiting(stack, ["another npm run deploy -- --plan"], console);
    if (options.mode === "plan") rmSync(planFileOf(stack), { force: true });
    await run.init();
    if (options.mode === "plan" && awaited.some((one) => isAbsent(before, one)))
      return waiting(stack, awaited, console);
    const plan = options.mode === "saved" ? await run.savedPlan() : await run.plan(options);
    console.say(summaryText(name, plan, (text) => console.bold(text)));
    if (options.mode === "plan") return { name, status: isEmpty(plan) ? "unchanged" : "planned", plan };
    if (!isEmpty(plan)) {
      if (!(await approved(name, plan, console, options))) return { name, status: "declined" };
      await run.apply(plan, options.parallelism);
    }
    return { name, status: isEmpty(plan) ? "unchanged" : "applied", plan, outputs: await run.outputs() };
  } catch (error) {
    if (!(error instanceof TerraformFailure)) throw error;
    if (interruption.came) return { name, status: "interrupted" };
    // A plan that reads what a stack before it is still to bring.
    if (options.mode === "plan" && awaited.length > 0) return waiting(stack, awaited, console);
    for (const failure of error.failures) console.say(failureText(failure));
    return { name, status: "failed", failures: error.failures };
  }
};

const isAwaited = ({ status }: StackResult): boolean => status === "planned" || status === "waiting";

const isAbsent = (results: readonly StackResult[], name: string): boolean =>
  results.some(
    (one) => one.name === name && (one.status === "waiting" || (one.status === "planned" && !one.plan?.exists)),
  );

const waiting = (stack: WrittenStack, awaited: readonly string[], console: Console): StackResult => {
  const resources = Object.values(stack.json.resource).reduce((sum, some) => sum + Object.keys(some).length, 0);
  console.say(`${stack.name}: ${resources} resources in it; its changes are known after ${awaited.join(" and ")}`);
  return { name: stack.name, status: "waiting", for: awaited, resources };
};

const approved = async (
  name: string,
  { changes }: PlanSummary,
  console: Console,
  { autoApprove, mode }: DeployOptions,
): Promise<boolean> => {
  if (autoApprove || mode === "saved") return true;
  const lost = countOf(changes.replace) + countOf(changes.destroy);
  const warning = lost > 0 ? ` ${lost} of what is there will be destroyed.` : "";
  const answer = await console.ask(`${console.bold(`Apply this to ${name}?`)}${warning} Only "yes" is taken for yes: `);
  if (answer === undefined)
    console.say("There is no terminal to answer in: use --auto-approve, or --plan and --saved.");
  return answer === "yes";
};
