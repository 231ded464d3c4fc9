import type { ContentGuard } from "./content-guard.ts";
import type { ToolContext, ToolLogLevel } from "./tool-context.ts";

/** The lines that a client wants to see. */
export interface ClientLog {
  readonly wants: (level: ToolLogLevel) => boolean;
  readonly send: (level: ToolLogLevel, message: string, tool: string) => Promise<void>;
}

interface ToolLogOptions {
  readonly tool: string;
  readonly guard: ContentGuard;
  readonly signal: AbortSignal;
  /** To the server's log. */
  readonly write: (level: ToolLogLevel, line: string) => void;
  readonly clientLog: ClientLog | undefined;
}

const mostLines = 100;
const longestLine = 1_000;

/**
 * What a tool writes down while it works. Lines leave through the same guard as answers: redacted for the log, and for the client inspected
 * as well. A call has a hundred of them; the one after says that the rest was left out.
 */
export const createToolLog = ({ tool, guard, signal, write, clientLog }: ToolLogOptions): ToolContext["log"] => {
  let lines = 0;
  return async (level, message) => {
    lines += 1;
    if (lines > mostLines) {
      if (lines === mostLines + 1) write("warning", `${tool}: further lines of this call are left out`);
      return;
    }
    const { value } = await guard.redact(message.slice(0, longestLine), signal);
    write(level, `${tool}: ${value}`);
    if (!clientLog?.wants(level)) return;
    await clientLog.send(level, (await guard.screenOutput(value, signal)).value, tool);
  };
};
