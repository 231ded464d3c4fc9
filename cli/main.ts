import { readFileSync } from "node:fs";
import { authorCommands } from "./author-commands.ts";
import { posture, usage as postureUsage } from "./posture.ts";

const usage = `mcp-landing-zone <command>

  attack    attacks an MCP server that you own, and reports the protections that held
  audit     verifies an audit trail: audit verify
  dev       serves the tools of a file on this machine, and again when it changes
  posture   judges Terraform without deploying it: a folder of cdk.tf.json, or the plan of any configuration
  tools     definitions of tools: tools catalogue, approve, pin, scan

  mcp-landing-zone <command> --help lists the options of a command.`;

/** The attack is a bundle of its own, because judging a plan needs none of it. */
const attack = async (args: readonly string[]): Promise<number> => {
  const { main } = (await import(new URL("./attack.mjs", import.meta.url).href)) as {
    readonly main: (args: readonly string[]) => Promise<number>;
  };
  return main(args);
};

const main = async ([name = "--help", ...args]: readonly string[]): Promise<number> => {
  if (name === "--version") {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
      readonly version: string;
    };
    console.log(version);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(args);
  const isHelp = name === "--help" || name === "help";
  if (!isHelp)
    console.error(
      `mcp-landing-zone: received ${JSON.stringify(name)}; should be one of ${Object.keys(commands).join(", ")}\n`,
    );
  console[isHelp ? "log" : "error"](`${usage}\n\n${postureUsage}`);
  return isHelp ? 0 : 2;
};

const commands: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  attack,
  audit: authorCommands("audit"),
  dev: authorCommands("dev"),
  posture,
  tools: authorCommands("tools"),
};

process.exitCode = await main(process.argv.slice(2));
