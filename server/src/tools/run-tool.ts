import type { RegisteredTool } from "./registry.ts";
import { ToolError } from "./tool-context.ts";
import type { ToolContext } from "./tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";

/** The longest message of a tool's failure. */
const mostSaid = 4_096;

/**
 * Runs the tool until it answers, its time is up, or the caller is gone. In the last two cases the tool learns it through its
 * signal, and not waited for.
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
  if (signal.aborted) throw new ToolRefusal("timed-out");
  const milliseconds = tool.approved.limits.timeoutSeconds * 1_000;
  // An async wrapper turns a synchronous throw into a rejection.
  const run = async (): Promise<unknown> => tool.run(args, inTime);
  let stop = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => {
        isOver = true;
        deadline?.abort();
        reject(new ToolRefusal("timed-out"));
      };
      timer = setTimeout(stop, milliseconds);
      signal.addEventListener("abort", stop, { once: true });
      run().then(resolve, reject);
    });
  } catch (error) {
    if (error instanceof ToolRefusal) throw error;
    if (error instanceof ToolError) {
      const { message, findings } = error;
      throw new ToolRefusal("tool-error", message.slice(0, mostSaid), { cause: error, findings });
    }
    throw new ToolRefusal("tool-failed", undefined, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
};
