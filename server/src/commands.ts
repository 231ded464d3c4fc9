// The commands of authors, as `mcp-landing-zone` of the package `cli` calls them.
import { verifyCommand, verifyUsage } from "./audit/verify-command.ts";
import { approveCommand, approveUsage } from "./commands/approve-command.ts";
import { catalogueCommand, catalogueUsage } from "./commands/catalogue-command.ts";
import { Mistake } from "./commands/command.ts";
import type { Command } from "./commands/command.ts";
import { devCommand, devUsage } from "./commands/dev-command.ts";
import { pinCommand, pinUsage } from "./commands/pin-command.ts";
import { scanCommand, scanUsage } from "./commands/scan-command.ts";

const commands: Readonly<Record<string, Readonly<Record<string, Command>>>> = {
  tools: { pin: pinCommand, catalogue: catalogueCommand, approve: approveCommand, scan: scanCommand },
  audit: { verify: (args) => verifyCommand(args, console.log, "mcp-landing-zone audit verify") },
  dev: { "": devCommand },
};

/** How each command is called. */
export const usages: readonly string[] = [
  pinUsage,
  catalogueUsage,
  approveUsage,
  scanUsage,
  `audit verify ${verifyUsage}`,
  devUsage,
];

const isOfArguments = (error: unknown): boolean =>
  String((error as { readonly code?: unknown } | undefined)?.code).startsWith("ERR_PARSE_ARGS");

/**
 * Runs `tools …`, `audit …` or `dev …`; the exit code: 0, 1 for an answer that is no, 2 for a question that was wrong.
 *
 * @example
 * process.exitCode = await run("tools", ["scan", "tools.json"]);
 */
export const run = async (name: string, args: readonly string[]): Promise<number> => {
  const known = Object.hasOwn(commands, name) ? commands[name]! : {};
  const [word = "", ...rest] = "" in known ? ["", ...args] : args;
  const command = Object.hasOwn(known, word) ? known[word] : undefined;
  if (!command || args.includes("--help")) {
    const mine = usages.filter((usage) => usage.startsWith(name));
    const print = args.includes("--help") ? console.log : console.error;
    print(mine.map((usage) => `mcp-landing-zone ${usage}`).join("\n"));
    return args.includes("--help") ? 0 : 2;
  }
  try {
    return await command(rest);
  } catch (error) {
    if (!(error instanceof Mistake) && !isOfArguments(error)) throw error;
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
};
