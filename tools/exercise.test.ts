import { readFileSync } from "node:fs";
import { join } from "node:path";
import { detections } from "@mcp-landing-zone/governance";
import { exerciseMarkdown, exercises } from "@mcp-landing-zone/governance/exercises";
import { playbooks } from "@mcp-landing-zone/governance/playbooks";
import { describe, expect, it } from "vitest";
import { owaspRows } from "../controls/index.ts";
import { containmentOf, findingOf } from "./exercise.ts";

describe("R-79 the tabletop exercises", () => {
  it("are one for each row of the OWASP MCP Top 10", () => {
    expect(exercises.map(({ row }) => row)).toEqual(owaspRows.map(({ id }) => id));
  });

  it.each(exercises.map((exercise) => [exercise.row, exercise] as const))(
    "%s stands in docs/exercises as it is",
    (row, exercise) => {
      const page = readFileSync(join(import.meta.dirname, "..", "docs", "exercises", `${row}.md`), "utf8");
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

  it("R-76 are played: the query finds the rows, and the workflow contains", async () => {
    expect(findingOf("definition-changed")).toMatchObject({ Reason: "definition-changed" });
    expect(await containmentOf("stop-tool")).toEqual([
      "dry run: proposed",
      "kill switch: tool:fetch_page",
      "threat level: 0",
      "tool:fetch_page: done",
    ]);
    expect(await containmentOf("roll-back")).toEqual([]);
    expect(() => findingOf("nothing")).toThrow(/received the detection nothing/);
  });
});
