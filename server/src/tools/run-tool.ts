import type { RegisteredTool } from "./registry.ts";
import { ToolError } from "./tool-context.ts";
import type { ToolContext } from "./tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

/** The longest message of a tool's failure. */
const mostSaid = 4_096;

/** Turns of microtasks in which a tool that waits for nothing has answered. */
const soon = 6;

/** Whether it is settled before anything else on the event loop has a turn. */
const isSettledSoon = async (running: Promise<unknown>): Promise<boolean> => {
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  running.then(settle, settle);
  for (let turn = 0; turn < soon && !isSettled; turn += 1) await undefined;
  return isSettled;
};

interface Limits {
  readonly milliseconds: number;
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/** What it settles to, unless its time is up or the caller is gone before. */
const inLimits = async (running: Promise<unknown>, { milliseconds, signal, stop }: Limits): Promise<unknown> => {
  let over = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    over = () => {
      stop();
      reject(new ToolRefusal("timed-out"));
    };
  });
  const timer = setTimeout(over, milliseconds);
  signal.addEventListener("abort", over, { once: true });
  if (signal.aborted) over();
  try {
    return await Promise.race([running, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", over);
  }
};

/**
 * Runs the tool until it answers, its time is up, or the caller is gone. In the last two cases the tool learns it through its
 * signal, and not waited for. One that answers at once needs neither a timer nor a listener, because nothing can happen meanwhile.
 */
export const runTool = async (
  tool: RegisteredTool,
  args: unknown,
  context: Omit<ToolContext, "signal">,
  signal: AbortSignal,
): Promise<unknown> => {
  // Made when the tool first looks at it: most tools are done before they would.
  let deadline: AbortController | undefined;
  let isOver = false;
  const inTime: ToolContext = {
    ...context,
    get signal() {
      deadline ??= new AbortController();
      if (isOver) deadline.abort();
      return deadline.signal;
    },
  };
  const stop = (): void => {
    isOver = true;
    deadline?.abort();
  };
  if (signal.aborted) throw new ToolRefusal("timed-out");
  // An async wrapper turns a synchronous throw into a rejection.
  const run = async (): Promise<unknown> => tool.run(args, inTime);
  try {
    const running = run();
    if (await isSettledSoon(running)) return await running;
    return await inLimits(running, { milliseconds: tool.approved.limits.timeoutSeconds * 1_000, signal, stop });
  } catch (error) {
    if (error instanceof ToolRefusal) throw error;
    if (error instanceof ToolError) {
      const { message, findings } = error;
      throw new ToolRefusal("tool-error", message.slice(0, mostSaid), { cause: error, findings });
    }
    throw new ToolRefusal("tool-failed", undefined, { cause: error });
  }
};
