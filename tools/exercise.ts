/**
 * `npm run exercise -- MCP03`: plays a tabletop exercise. Each detection is its query on rows that make it fire; each playbook is its workflow, against the stand-in for
 * Azure. `--write` writes the pages of docs/exercises.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { detections, queryOf, schemas } from "@mcp-landing-zone/governance";
import type { Exercise, Inject } from "@mcp-landing-zone/governance/exercises";
import { exerciseMarkdown, exercises } from "@mcp-landing-zone/governance/exercises";
import { compileQuery } from "@mcp-landing-zone/governance/kql";
import { playbooks } from "@mcp-landing-zone/governance/playbooks";
import { now, parameters } from "../governance/detections/fixtures/rows.testing.ts";
import { serverFixtures } from "../governance/detections/fixtures/server.testing.ts";
import { surroundingFixtures } from "../governance/detections/fixtures/surroundings.testing.ts";
import { createAnswerAzure } from "../local/answer/answer-azure.ts";
import { startPlaybook } from "../local/answer/answers.ts";

const fixtures = { ...serverFixtures, ...surroundingFixtures };
const folder = join(import.meta.dirname, "..", "docs", "exercises");

/** What the query of a detection finds in the rows that make it fire. */
export const findingOf = (id: string): Readonly<Record<string, unknown>> => {
  const detection = detections.find((each) => each.id === id);
  if (!detection) throw new Error(`exercise: received the detection ${id}; should be one of the catalogue`);
  const [finding] = compileQuery(queryOf(detection, parameters), schemas).evaluate(fixtures[id]!.firing, now);
  return finding!;
};

/** What the workflow of a playbook does in a dry run and when a person starts it; nothing for one that changes what this machine has not. */
export const containmentOf = async (id: string): Promise<readonly string[]> => {
  const playbook = playbooks.find((each) => each.id === id);
  if (!playbook) throw new Error(`exercise: received the playbook ${id}; should be one of the catalogue`);
  const said: string[] = [];
  const azure = createAnswerAzure({
    servers: [
      {
        name: "mcp",
        recorded: "mcp",
        tools: ["fetch_page", "search_documents"],
        clients: [parameters.ApprovedClients[0]!],
      },
    ],
    onSwitch: (value) => said.push(`kill switch: ${value}`),
    onLevel: (value) => said.push(`threat level: ${value}`),
    onRotate: () => said.push("signing key: a new version"),
  });
  const [target] = azure.watchlistOf(playbook);
  if (!target) return [];
  const body = { subject: target.subject, reason: "exercise" };
  const proposed = await startPlaybook(azure, playbook, "person", { ...body, dryRun: true });
  said.push(`dry run: ${String(proposed.records[0]?.["result"])}`);
  const done = await startPlaybook(azure, playbook, "person", body);
  return [...said, `${target.subject}: ${String(done.records[0]?.["result"])}`];
};

const shown = (finding: Readonly<Record<string, unknown>>): string =>
  Object.entries(finding)
    .map(([name, value]) => `${name}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join("  ");

const play = async ({ at, tell, detection, playbook, ask }: Inject): Promise<void> => {
  console.log(`\nMinute ${at}. ${tell}`);
  if (detection) console.log(`  fires ${detection}: ${shown(findingOf(detection))}`);
  if (playbook) {
    const lines = await containmentOf(playbook);
    console.log(`  playbook ${playbook}${lines.length === 0 ? ": by hand, see its runbook" : ""}`);
    for (const line of lines) console.log(`    ${line}`);
  }
  for (const question of ask) console.log(`  ? ${question}`);
};

const run = async ([wanted = ""]: readonly string[]): Promise<void> => {
  if (wanted === "--write") {
    mkdirSync(folder, { recursive: true });
    for (const exercise of exercises) writeFileSync(join(folder, `${exercise.row}.md`), exerciseMarkdown(exercise));
    console.log(`${exercises.length} exercises written to docs/exercises`);
    return;
  }
  const exercise: Exercise | undefined = exercises.find(({ row }) => row === wanted);
  if (!exercise) {
    const rows = exercises.map(({ row, title }) => `  ${row}  ${title}`).join("\n");
    throw new Error(`exercise: received ${JSON.stringify(wanted)}; should be one of\n${rows}`);
  }
  console.log(`${exercise.row}: ${exercise.title}\n${exercise.aim}`);
  for (const inject of exercise.injects) await play(inject);
  console.log("\nAt the end:");
  for (const point of exercise.good) console.log(`  - ${point}`);
};

if (process.argv[1]?.endsWith("exercise.ts")) {
  run(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
