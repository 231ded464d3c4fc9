import { inspect } from "node:util";
import { isTraced } from "./trace.ts";

/** Errors whose message says what to do: the place in our code would add nothing. By name, so that no command loads what throws them. */
const expected = ["ConfigFileError", "ConfigurationError", "ConstructError", "UsageError"];

/** What a person reads of an error: its message and those of its causes; with `--trace`, every place. */
export const errorText = (error: unknown): string => {
  if (isTraced()) return inspect(error, { depth: 4 });
  if (!(error instanceof Error)) return String(error);
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    if (!error.message.includes(cause.message)) causes.push(`  because of ${cause.name}: ${cause.message}`);
  }
  const isExpected = expected.includes(error.name);
  const name = isExpected || error.name === "Error" ? "" : `${error.name}: `;
  const advice = isExpected ? [] : ["  Run it again with --trace (or DEBUG=1) to see where."];
  return [`${name}${error.message}`, ...causes, ...advice].join("\n");
};

/** Ends a command that failed. */
export const reportError = (error: unknown, usage: string): void => {
  console.error(errorText(error));
  if (!(error instanceof Error) || error.name !== "ConfigFileError") console.error(`\nUsage: ${usage}`);
  process.exitCode = 1;
};
