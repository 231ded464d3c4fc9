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
  readonly deadline: Deadline;
}

/** What it settles to, unless its time is up or the caller is gone before. */
const inLimits = async (running: Promise<unknown>, { milliseconds, signal, deadline }: Limits): Promise<unknown> => {
  let over = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    over = () => {
      deadline.stop();
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

/** The end of a tool's run. Its signal is made when the tool first looks at it: most tools are done before they would. */
class Deadline {
  #controller: AbortController | undefined;
  #isOver = false;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  stop(): void {
    this.#isOver = true;
    this.#controller?.abort();
  }
}

const deadlineOf = Symbol("deadline");

/**
 * One getter for the contexts of all calls. With a getter of its own each context would have a shape of its own, which the engine keeps until the next
 * collection of everything, and with it all that the call holds.
 */
const signalOfDeadline: PropertyDescriptor & ThisType<{ readonly [deadlineOf]: Deadline }> = {
  enumerable: true,
  get() {
    return this[deadlineOf].signal;
  },
};

const withDeadline = (context: Omit<ToolContext, "signal">, deadline: Deadline): ToolContext => {
  const { principal, correlationId, reaches, progress, log, elicit, onBehalfOf } = context;
  const own = { principal, correlationId, reaches, progress, log, elicit, onBehalfOf, [deadlineOf]: deadline };
  return Object.defineProperty(own, "signal", signalOfDeadline) as typeof own & ToolContext;
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
  const deadline = new Deadline();
  const inTime = withDeadline(context, deadline);
  if (signal.aborted) throw new ToolRefusal("timed-out");
  // An async wrapper turns a synchronous throw into a rejection.
  const run = async (): Promise<unknown> => tool.run(args, inTime);
  try {
    const running = run();
    if (await isSettledSoon(running)) return await running;
    return await inLimits(running, { milliseconds: tool.approved.limits.timeoutSeconds * 1_000, signal, deadline });
  } catch (error) {
    if (error instanceof ToolRefusal) throw error;
    if (error instanceof ToolError) {
      const { message, findings } = error;
      throw new ToolRefusal("tool-error", message.slice(0, mostSaid), { cause: error, findings });
    }
    throw new ToolRefusal("tool-failed", undefined, { cause: error });
  }
};
