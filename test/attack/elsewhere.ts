/** `mcp-landing-zone attack`: the cases as a program of a package, against a deployment that runs. The package bundles this module. */
import { families } from "./case.ts";
import { allCases } from "./families.ts";
import { OptionsError, readOptions } from "./options.ts";
import { remoteTarget } from "./remote-target.ts";
import { progressLine } from "./report/progress.ts";
import { textTable } from "./report/table.ts";
import { writeReports } from "./report/write.ts";
import { runCases } from "./runner.ts";
import { isClean } from "./verdict.ts";

const usage = `mcp-landing-zone attack --url <url> --token-command <command> [options]

  --url <url>             the MCP endpoint of a deployment that runs
  --token-command <cmd>   prints an access token; gets ATTACK_PERSON (alice, bob, approver) and ATTACK_SCOPES
  --i-own-this-target     needed for every target that is not on loopback
  --family <names>        ${families.join(", ")}
  --only <text>           cases whose id holds the text
  --max-requests <n>      bound of the run in requests
  --max-seconds <n>       bound of the run in time
  --out <directory>       JUnit, SARIF, JSON and HTML reports

  Ends with 0 when something held and nothing failed, 1 when something failed or could not run, 2 when it was asked for wrongly.`;

const attack = async (args: readonly string[]): Promise<number> => {
  const { url, tokenCommand, out, only, requests, seconds, ...chosen } = readOptions(args);
  if (url === undefined) throw new OptionsError("--url: received nothing; should be the URL of an MCP endpoint");
  const cases = allCases.filter(
    ({ id, family }) => chosen.families.includes(family) && (only === undefined || id.includes(only)),
  );
  if (cases.length === 0) throw new OptionsError(`--only: no case has ${JSON.stringify(only)} in its id`);
  const target = await remoteTarget(url, tokenCommand ?? "");
  process.stdout.write(`${cases.length} cases against ${target.name}\n`);
  const verdicts = await runCases(cases, target, {
    bounds: {
      ...(requests !== undefined && { requests }),
      ...(seconds !== undefined && { milliseconds: seconds * 1_000 }),
    },
    onVerdict: progressLine(process.stdout),
  });
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
    const isMistake =
      error instanceof OptionsError || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS");
    process.stderr.write(isMistake ? `${(error as Error).message}\n\n${usage}\n` : `${String(error)}\n`);
    return 2;
  }
};
