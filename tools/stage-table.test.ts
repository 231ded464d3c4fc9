import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { admissionRows, laterRows, marks, stageTable } from "./stage-table.ts";
import { pageCells } from "./page-cells.ts";

const server = new URL("../server/", import.meta.url);

describe("R-157 the stages in the server's guide", () => {
  it("are those of the code, in its order", () => {
    const [, rest = ""] = readFileSync(new URL("README.md", server), "utf8").split(marks[0]);
    expect(pageCells(rest.split(marks[1])[0] ?? "").trim()).toBe(pageCells(stageTable()).trim());
  });

  it("are where the table says", () => {
    const places = [...Object.values(admissionRows), ...Object.values(laterRows)].flatMap(({ where }) => where);
    expect(places.filter((place) => !existsSync(new URL(place, server)))).toEqual([]);
  });
});
