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
import { fixtures } from "../../governance/detections/fixtures/fixtures.testing.ts";
import { now, parameters } from "../../governance/detections/fixtures/rows.testing.ts";
import { playbooks, runWorkflow } from "@mcp-landing-zone/governance/playbooks";
import type { Json } from "@mcp-landing-zone/governance/playbooks";
import { cases, createWorld, ids } from "../../testing/playbooks/world.ts";

const folder = join(import.meta.dirname, "..", "..", "docs", "exercises");

/** What the query of a detection finds in the rows that make it fire. */
export const findingOf = (id: string): Readonly<Record<string, unknown>> => {
  const detection = detections.find((each) => each.id === id);
  if (!detection)
    throw new Error(`exercise: received the detection ${JSON.stringify(id)}; should be one of the catalogue`);
  const [finding] = compileQuery(queryOf(detection, parameters), schemas).evaluate(fixtures[id]!.firing, now);
  return finding!;
};

/** What the workflow of a playbook does when a person starts it: proposed by a dry run, then what it writes, and how it ended. */
export const containmentOf = async (id: string): Promise<readonly string[]> => {
  const playbook = playbooks.find((each) => each.id === id);
  const example = cases[id];
  if (!playbook || !example)
    throw new Error(`exercise: received the playbook ${JSON.stringify(id)}; should be one of the catalogue`);
  const { requests, http } = createWorld(playbook);
  const start = async (body: Json): Promise<string> => {
    const { records } = await runWorkflow({
      workflow: playbook.workflow,
      parameters: { identity: ids.identity, mode: "ask", watchlist: example.watchlist as unknown as Json, level: 1 },
      trigger: { name: "person", body },
      http,
    });
    return String(records[0]?.["result"]);
  };
  const body = { ...example.body, reason: "exercise" };
  const proposed = await start({ ...body, dryRun: true });
  const asked = requests.length;
  const result = await start(body);
  const writes = requests.slice(asked).filter(({ method }) => method !== "GET");
  return [
    `dry run: ${proposed}`,
    ...writes.map(({ method, uri, body: sent }) =>
      [method, new URL(uri).pathname.split("/").slice(-2).join("/"), ...(sent ? [JSON.stringify(sent)] : [])].join(" "),
    ),
    `${example.body["subject"]}: ${result}`,
  ];
};

const shown = (finding: Readonly<Record<string, unknown>>): string =>
  Object.entries(finding)
    .map(([name, value]) => `${name}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join("  ");

const played = async ({ at, tell, detection, playbook, ask }: Inject): Promise<readonly string[]> => [
  "",
  `Minute ${at}. ${tell}`,
  ...(detection ? [`  fires ${detection}: ${shown(findingOf(detection))}`] : []),
  ...(playbook ? [`  playbook ${playbook}`, ...(await containmentOf(playbook)).map((line) => `    ${line}`)] : []),
  ...ask.map((question) => `  ? ${question}`),
];

/** What the command prints; refuses a row that there is no exercise for. */
export const exercise = async ([wanted = ""]: readonly string[]): Promise<readonly string[]> => {
  const found: Exercise | undefined = exercises.find(({ row }) => row === wanted);
  if (!found) {
    const rows = exercises.map(({ row, title }) => `  ${row}  ${title}`).join("\n");
    throw new Error(`exercise: received ${JSON.stringify(wanted)}; should be one of\n${rows}`);
  }
  const injects: string[] = [];
  for (const inject of found.injects) injects.push(...(await played(inject)));
  return [
    `${found.row}: ${found.title}`,
    found.aim,
    ...injects,
    "",
    "At the end:",
    ...found.good.map((point) => `  - ${point}`),
  ];
};

const write = (): void => {
  mkdirSync(folder, { recursive: true });
  for (const each of exercises) writeFileSync(join(folder, `${each.row}.md`), exerciseMarkdown(each));
  console.log(`${exercises.length} exercises written to docs/exercises`);
};

if (process.argv[1]?.endsWith("exercise.ts")) {
  const args = process.argv.slice(2);
  const run = async (): Promise<void> =>
    args[0] === "--write" ? write() : console.log((await exercise(args)).join("\n"));
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
