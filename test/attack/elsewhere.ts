/** `mcp-landing-zone attack`: the cases as a program of a package, against a deployment that runs. The package bundles this module. */
import { attackTarget, chosenCases, explained } from "./attack-target.ts";
import { OptionsError, readOptions, remoteUsage } from "./options.ts";
import { remoteTarget } from "./remote-target.ts";
import { textTable } from "./report/table.ts";
import { writeReports } from "./report/write.ts";
import { isClean } from "./verdict.ts";

const usage = `mcp-landing-zone attack --url <url> --token-command <command> [options]

${remoteUsage}

  Ends with 0 when something held and nothing failed, 1 when something failed or could not run, 2 when it was asked for wrongly.`;

const attack = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args);
  const { url, tokenCommand, out } = options;
  if (url === undefined) throw new OptionsError("--url: received nothing; should be the URL of an MCP endpoint");
  const cases = chosenCases(options);
  const verdicts = await attackTarget(cases, await remoteTarget(url, tokenCommand ?? ""), options);
  process.stdout.write(`\n${textTable(verdicts)}\n`);
  if (out !== undefined) await writeReports(out, verdicts, url);
  return isClean(verdicts) ? 0 : 1;
};

/** The exit code of the run. */
export const main = async (args: readonly string[]): Promise<number> => {
  if (args.includes("--help")) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    return await attack(args);
  } catch (error) {
    process.stderr.write(explained(error, usage));
    return 2;
  }
};
