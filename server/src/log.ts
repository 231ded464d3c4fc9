import type { Origin } from "./decision/decision.ts";

export interface LogLine {
  readonly at: string;
  readonly level: "info" | "warning" | "error";
  readonly message?: string;
  /** The kind of an error. */
  readonly error?: string;
  readonly code?: string;
  /** The place of the throw. */
  readonly stack?: readonly string[];
  readonly cause?: Pick<LogLine, "error" | "code" | "stack" | "cause">;
  readonly correlationId?: string;
  readonly trace?: Origin["trace"];
}

type RequestId = Pick<Origin, "correlationId" | "trace">;

export interface Log {
  write(level: LogLine["level"], event: unknown, request?: RequestId): void;
  /** Sends every line from now on to another receiver as well. */
  tell(listener: (line: LogLine) => void): void;
}

/** Frames alone: a message may quote anything, and a line of it may look like a frame. */
const framesOf = ({ stack = "", message }: Error): readonly string[] => {
  const at = stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return frames
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
};

/** The loggable part of an error: its kind, its code and the place of the throw. */
const described = (error: unknown): Omit<LogLine, "at" | "level"> => {
  if (typeof error === "string") return { message: error };
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, cause } = error;
  const code = (error as { readonly code?: unknown }).code;
  return {
    error: name,
    ...(typeof code === "string" && { code }),
    stack: framesOf(error),
    ...(cause instanceof Error && { cause: described(cause) }),
  };
};

/** One line of JSON for each event, where the platform collects them. */
export const createLog = (write = (text: string): unknown => process.stderr.write(text)): Log => {
  let listener: ((line: LogLine) => void) | undefined;
  return {
    write: (level, event, request) => {
      const line: LogLine = {
        at: new Date().toISOString(),
        level,
        ...described(event),
        ...(request && { correlationId: request.correlationId, ...(request.trace && { trace: request.trace }) }),
      };
      write(`${JSON.stringify(line)}\n`);
      listener?.(line);
    },
    tell: (given) => {
      listener = given;
    },
  };
};
