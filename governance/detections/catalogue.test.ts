import { describe, expect, it } from "vitest";
import type { Query, Tables } from "../kql/index.ts";
import { checkQuery, compileQuery } from "../kql/index.ts";
import { fixtures } from "./fixtures/fixtures.testing.ts";
import { now, parameters } from "./fixtures/rows.testing.ts";
import { playbooks } from "../playbooks/index.ts";
import type { Detection } from "./index.ts";
import { detections, minutesOf, queryOf, schemas, tablesOf, workbookQueries } from "./index.ts";

const compiled = new Map<string, Query>();
const queryFor = (detection: Detection): Query => {
  const known = compiled.get(detection.id) ?? compileQuery(queryOf(detection, parameters), schemas);
  compiled.set(detection.id, known);
  return known;
};
const titled = detections.map(
  (detection) => [`${detection.requirements.join(" ")} ${detection.id}`, detection] as const,
);

describe.each(titled)("%s", (_title, detection) => {
  const found = (tables: Tables) => queryFor(detection).evaluate(tables, now);
  const { firing, finds, findings = 1, silent, nearMiss } = fixtures[detection.id] ?? {};

  it("finds what it is for", () => {
    const rows = found(firing!);
    expect(rows[0]).toMatchObject(finds!);
    expect(rows).toHaveLength(findings);
  });

  it("is silent on an ordinary day, on one step short of it, and on empty tables", () => {
    expect(found(silent!)).toEqual([]);
    expect(found(nearMiss!)).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it("looks back no further than its window, and sees rows that come late", () => {
    const { checked } = queryFor(detection);
    expect(detection.query).toContain("ago(Window)");
    const spans = [...detection.query.matchAll(/ago\((\d+)(d|h|m)\)/g)].map(
      ([, n, u]) => Number(n) * { d: 1_440, h: 60, m: 1 }[u as "d"],
    );
    expect(Math.max(0, ...spans)).toBeLessThanOrEqual(minutesOf(detection.window));
    expect(minutesOf(detection.window)).toBeGreaterThanOrEqual(2 * minutesOf(detection.frequency));
    expect(checked.text.length).toBeLessThan(10_000);
    expect(checked.text).not.toMatch(/externaldata|workspace\(|app\(|cluster\(/);
  });

  it("names columns of its result as entities, and the tables that it reads", () => {
    const { checked } = queryFor(detection);
    const columns = checked.columns.map(({ name }) => name);
    expect(columns).toEqual(expect.arrayContaining(detection.entities.map(({ column }) => column)));
    expect([...checked.used.tables].sort()).toEqual([...tablesOf(detection)].sort());
    // Sentinel takes five entities of a rule that runs once a minute, and ten of any other.
    expect(detection.entities.length).toBeLessThanOrEqual(5);
  });
});

const answered = detections.flatMap((detection) => (detection.answers ?? []).map((id) => [detection.id, id] as const));

it.each(answered)("R-76 %s tells %s whom it is about", (detectionId, playbookId) => {
  const detection = detections.find(({ id }) => id === detectionId)!;
  const playbook = playbooks.find(({ id }) => id === playbookId);
  const dimensions = playbook?.subjects.flatMap(({ dimension }) => dimension ?? []) ?? [];
  expect(dimensions.length, `${playbookId} knows no subject of an alert`).toBeGreaterThan(0);
  const { columns } = queryFor(detection).checked;
  for (const dimension of dimensions) expect(columns).toContainEqual({ name: dimension, type: "string" });
  expect(playbook?.onAlert).not.toBe("never");
  // Azure Monitor runs a query over a union of tables every five minutes at most.
  if (playbook?.onAlert === "act") expect(detection.frequency).toBe("PT5M");
});

const listing = detections.filter((each) => queryOf(each, parameters, "watchlist") !== queryOf(each, parameters));

it.each(listing)("R-64 $id can read its lists from watchlists", (detection) => {
  expect(checkQuery(queryOf(detection, parameters, "watchlist"), schemas).problems).toEqual([]);
});

describe("R-64 the catalogue", () => {
  it("has a firing, a silent and a near-miss fixture for each detection, and none for others", () => {
    expect(Object.keys(fixtures).sort()).toEqual(detections.map(({ id }) => id).sort());
  });

  it("calls each detection by one name, that Azure takes", () => {
    const ids = detections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z-]{4,50}$/.test(id))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(25);
  });

  it("says for each what to do, what looks alike, which row of OWASP and which requirement", () => {
    for (const { response, falsePositives, owasp, requirements, tactics, question } of detections) {
      expect(response.length).toBeGreaterThan(20);
      expect(falsePositives.length).toBeGreaterThan(8);
      expect(question).toMatch(/\?$/);
      expect(owasp.every((row) => /^MCP(0[1-9]|10)$/.test(row))).toBe(true);
      expect(Math.min(owasp.length, requirements.length, tactics.length)).toBeGreaterThan(0);
    }
  });

  it("has detections that start playbooks, and detections that read watchlists", () => {
    expect(answered.length).toBeGreaterThanOrEqual(10);
    expect(listing.length).toBeGreaterThanOrEqual(5);
  });

  it("has a detection for every row of the OWASP MCP Top 10", () => {
    const rows = new Set(detections.flatMap(({ owasp }) => owasp));
    expect([...rows].sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `MCP${String(index + 1).padStart(2, "0")}`),
    );
  });
});

it("R-64 R-99 every tile of the workbook asks tables and columns that there are", () => {
  for (const { query } of workbookQueries(parameters)) expect(checkQuery(query, schemas).problems).toEqual([]);
});
