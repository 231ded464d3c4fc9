import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { detections } from "@mcp-landing-zone/governance";
import { exerciseMarkdown, exercises } from "@mcp-landing-zone/governance/exercises";
import { playbooks } from "@mcp-landing-zone/governance/playbooks";
import { describe, expect, it } from "vitest";
import { owaspRows } from "../../controls/index.ts";
import { containmentOf, exercise, findingOf } from "./exercise.ts";

const root = join(import.meta.dirname, "..", "..");

describe("R-79 the tabletop exercises", () => {
  it("are one for each row of the OWASP MCP Top 10", () => {
    expect(exercises.map(({ row }) => row)).toEqual(owaspRows.map(({ id }) => id));
  });

  it.each(exercises.map((exercise) => [exercise.row, exercise] as const))(
    "%s stands in docs/exercises as it is",
    (row, exercise) => {
      const page = readFileSync(join(root, "docs", "exercises", `${row}.md`), "utf8");
      // Written by `npm run exercise -- --write`.
      expect(page).toBe(exerciseMarkdown(exercise));
      expect(exercise.injects.some(({ detection }) => detection)).toBe(true);
      expect(exercise.good.length).toBeGreaterThan(0);
      const minutes = exercise.injects.map(({ at }) => at);
      expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    },
  );

  it("name detections and playbooks that there are, and each detection is about the row", () => {
    for (const { row, injects } of exercises) {
      const named = injects.flatMap(({ detection }) => detection ?? []);
      for (const id of named) expect(detections.map((each) => each.id)).toContain(id);
      expect(
        named.some((id) => detections.find((each) => each.id === id)?.owasp.includes(row)),
        row,
      ).toBe(true);
      for (const { playbook } of injects) if (playbook) expect(playbooks.map(({ id }) => id)).toContain(playbook);
    }
  });

  it.each(exercises.map((each) => [each.row, each] as const))(
    "R-76 R-79 npm run exercise -- %s plays it: each query finds its rows, each workflow is proposed, contains and ends",
    async (row, { title, injects, good }) => {
      const lines = await exercise([row]);
      expect(lines[0]).toBe(`${row}: ${title}`);
      for (const { at, tell, detection, playbook, ask } of injects) {
        const from = lines.indexOf(`Minute ${at}. ${tell}`);
        const step = lines.slice(from, lines.indexOf("", from));
        const says = (text: string): boolean => step.some((line) => line.startsWith(text));
        expect(from).toBeGreaterThan(0);
        if (detection) expect(step.join("\n")).toMatch(new RegExp(`^  fires ${detection}: \\w+=\\S+`, "m"));
        if (playbook) {
          expect(says(`  playbook ${playbook}`)).toBe(true);
          expect(step).toContain("    dry run: proposed");
          expect(step.filter((line) => /^ {4}(PATCH|POST|PUT) /.test(line)).length).toBeGreaterThan(0);
          expect(step.filter((line) => /^ {4}\S+: done$/.test(line))).toHaveLength(1);
        }
        for (const question of ask) expect(step).toContain(`  ? ${question}`);
      }
      expect(lines.slice(-good.length)).toEqual(good.map((point) => `  - ${point}`));
    },
  );

  it("R-76 every playbook can be played, and its writes are shown", async () => {
    for (const { id } of playbooks) expect((await containmentOf(id)).at(-1)).toMatch(/: done$/);
    expect(await containmentOf("stop-tool")).toEqual([
      "dry run: proposed",
      'PATCH namedValues/mcp-switch {"properties":{"value":"tool:fetch_page"}}',
      "tool:fetch_page: done",
    ]);
    expect(() => findingOf("nothing")).toThrow(/received the detection "nothing"/);
    await expect(containmentOf("nothing")).rejects.toThrow(/received the playbook "nothing"/);
  });

  it("is a command that ends with 1 and names the rows when there is no such exercise", async () => {
    await expect(exercise(["MCP11"])).rejects.toThrow(/received "MCP11"; should be one of\n {2}MCP01 {2}A token/);
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const [program, ...args] = scripts["exercise"]!.split(" ");
    const run = (row: string) => spawnSync(program!, [...args, row], { cwd: root, encoding: "utf8" });
    const shown = run("MCP09");
    expect([shown.status, shown.stderr]).toEqual([0, ""]);
    expect(shown.stdout).toBe(`${(await exercise(["MCP09"])).join("\n")}\n`);
    const unknown = run("MCP11");
    expect([unknown.status, unknown.stdout]).toEqual([1, ""]);
    expect(unknown.stderr).toContain("MCP10  Far more leaves than ever");
  });
});
