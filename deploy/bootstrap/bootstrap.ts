import type { Azure } from "../azure/azure.ts";
import type { Console } from "../engine/console.ts";
import type { Step } from "./steps.ts";

interface BootstrapOptions {
  readonly autoApprove: boolean;
  /** How long to wait before looking again. */
  readonly pause: () => Promise<void>;
  /** How often to look, before it is given up. */
  readonly looks: number;
}

/** Makes what is missing, after it has shown it and asked. Gives whether all is there. */
export const bootstrap = async (
  steps: readonly Step[],
  azure: Azure,
  console: Console,
  { autoApprove, pause, looks }: BootstrapOptions,
): Promise<boolean> => {
  const missing: Step[] = [];
  for (const step of steps) {
    const done = await step.isDone(azure);
    console.say(`${done ? "✓" : "+"} ${step.what}`);
    if (!done) missing.push(step);
  }
  if (missing.length === 0) return true;
  if (
    !autoApprove &&
    (await console.ask(`Make the ${missing.length} that are marked with +? Only "yes" is taken for yes: `)) !== "yes"
  ) {
    return false;
  }
  for (const step of missing) {
    await step.make(azure);
    if (step.settles) await settled(step, azure, { pause, looks });
    console.say(`✓ ${step.what}`);
  }
  return true;
};

const settled = async (
  step: Step,
  azure: Azure,
  { pause, looks }: Omit<BootstrapOptions, "autoApprove">,
): Promise<void> => {
  for (let look = 0; look < looks; look++) {
    if (await step.isDone(azure)) return;
    await pause();
  }
  throw new Error(`${step.what}: not so after the wait. Run the command again; the finished steps stay.`);
};
