/**
 * Runs the official conformance suite against the server with its gate on: `npm run conformance`. The suite needs Node 22 or
 * newer, so it runs on a Node of its own.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Settings } from "@mcp-landing-zone/contract";
import { serveForConformance } from "./serve.ts";

const suite = ["--yes", "-p", "node@24.21.0", "-p", "@modelcontextprotocol/conformance@0.2.0-alpha.12", "conformance"];

interface Run {
  readonly requirements: "2026-07-28" | "2025-11-25";
  readonly sessions: Settings["sessions"];
  /** Scenarios that have to pass. */
  readonly required: number;
  /** Scenarios that cannot, and why. */
  readonly excepted: readonly string[];
}

/** Without sessions a client's answer is a request that no call waits for, and no stream is taken up again. */
const needsSessions = [
  "server-session-lifecycle",
  "server-sse-polling",
  "tools-call-sampling",
  "tools-call-elicitation",
  "elicitation-sep1034-defaults",
  "elicitation-sep1330-enums",
];

/** Scenarios in which the suite finds nothing to check on a server without sessions. */
const needsStreams = new Set(["server-sse-multiple-streams"]);

const runs: readonly Run[] = [
  { requirements: "2026-07-28", sessions: "stateless", required: 37, excepted: [] },
  { requirements: "2025-11-25", sessions: "stateless", required: 26, excepted: needsSessions },
  { requirements: "2025-11-25", sessions: "bound", required: 30, excepted: [] },
];

/** What the suite runs without counting it and does not hold here, and why. */
const notHere: readonly (readonly [scenarios: RegExp, why: string])[] = [
  [/^tasks-/, "an extension that the server does not declare"],
  [/^http-custom-header-server-validation$/, "no tool has an argument copied into a header, where logs would keep it"],
];

interface Check {
  readonly status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
  readonly name: string;
  readonly errorMessage?: string;
}

const runSuite = (url: string, requirements: string, results: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn("npx", [...suite, "server", "--url", url, "--requirements", requirements, "-o", results], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });

/** Scenarios by name with their checks, from the files the suite leaves. */
const readResults = (results: string): ReadonlyMap<string, readonly Check[]> =>
  new Map(
    readdirSync(results).map((folder) => [
      folder.replace(/^server-/, "").replace(/-\d{4}-\d\d-\d\dT.*$/, ""),
      JSON.parse(readFileSync(join(results, folder, "checks.json"), "utf8")) as readonly Check[],
    ]),
  );

/** Scenarios that the suite runs and does not count for this revision. */
const notScored = (output: string): ReadonlySet<string> =>
  new Set(
    [...output.matchAll(/^\s+\S ([a-z0-9-]+) \((?:extension|pending|added-after-release)\)/gm)].map(
      ([, name]) => name ?? "",
    ),
  );

/** The suite's own tick also stands beside scenarios that checked nothing. */
const holds = ([name, checks]: readonly [string, readonly Check[]], sessions: Run["sessions"]): boolean =>
  (checks.some(({ status }) => status === "SUCCESS") || (sessions === "stateless" && needsStreams.has(name))) &&
  checks.every(({ status }) => status !== "FAILURE");

/** Prints what the suite did not count; whether all of it holds that has no reason not to. */
const judgeUncounted = (
  scenarios: readonly (readonly [string, readonly Check[]])[],
  sessions: Run["sessions"],
  excepted: Run["excepted"],
): boolean => {
  const reasonOf = (name: string): string | undefined =>
    excepted.includes(name) ? "needs sessions" : notHere.find(([pattern]) => pattern.test(name))?.[1];
  const unheld = scenarios.filter((scenario) => !holds(scenario, sessions)).map(([name]) => name);
  console.log(`  not counted by the suite: ${scenarios.length - unheld.length} of ${scenarios.length}`);
  for (const name of unheld) console.log(`    ${name}: ${reasonOf(name) ?? "FAILED"}`);
  return unheld.every((name) => reasonOf(name) !== undefined);
};

const judge = async ({ requirements, sessions, required, excepted }: Run): Promise<boolean> => {
  const results = mkdtempSync(join(tmpdir(), "conformance-"));
  const server = await serveForConformance(sessions);
  try {
    const output = await runSuite(server.url, requirements, results);
    const ignored = notScored(output);
    const scored = [...readResults(results)].filter(([name]) => !ignored.has(name));
    const failed = scored.filter((scenario) => !holds(scenario, sessions));
    const passed = scored.length - failed.length;
    console.log(`${requirements}, ${sessions}: ${passed} of ${scored.length} scenarios, ${required} required`);
    for (const [name, checks] of failed) {
      console.log(`  ${name}${excepted.includes(name) ? " (needs sessions)" : ""}`);
      for (const { status, name: check, errorMessage } of checks) {
        if (status === "FAILURE") console.log(`    ${check}: ${errorMessage ?? ""}`);
      }
    }
    if (scored.length === 0) console.log(output);
    const uncounted = [...readResults(results)].filter(([name]) => ignored.has(name));
    const uncountedHold = judgeUncounted(uncounted, sessions, excepted);
    return passed >= required && failed.every(([name]) => excepted.includes(name)) && uncountedHold;
  } finally {
    await server.stop();
    rmSync(results, { recursive: true, force: true });
  }
};

const verdicts: boolean[] = [];
for (const run of runs) verdicts.push(await judge(run));
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
