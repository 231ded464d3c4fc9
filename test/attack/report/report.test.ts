import { expect, it } from "vitest";
import type { AttackCase } from "../case.ts";
import type { Outcome, Verdict } from "../verdict.ts";
import { html } from "./html.ts";
import { junit } from "./junit.ts";
import { sarif } from "./sarif.ts";
import { familyRows, textTable } from "./table.ts";

const hostile = `<script>alert("1")</script>\u0000&'`;

const verdictOf = (outcome: Outcome, id: string): Verdict => ({
  case: {
    id,
    title: hostile,
    family: "tokens",
    owasp: "MCP07",
    proves: ["R-06"],
    needs: [],
    steps: [],
    mustNotHaveHappened: [],
  } satisfies AttackCase,
  outcome,
  problems: outcome === "failed" || outcome === "error" ? [hostile] : [],
  unobserved: outcome === "passed" ? ["effect"] : [],
  lacking: outcome === "not-observable" ? ["forged-tokens"] : [],
  requests: 1,
  milliseconds: 12,
});

const verdicts = (["passed", "failed", "error", "not-observable"] as const).map((outcome) =>
  verdictOf(outcome, `tokens/${outcome}`),
);

it("the table counts what could not be tried and observed apart from what passed", () => {
  expect(familyRows(verdicts).at(-1)).toEqual({
    family: "all",
    counts: { passed: 1, failed: 1, error: 1, "not-observable": 1 },
    unobserved: 1,
  });
  expect(textTable(verdicts).split("\n")).toHaveLength(4);
});

it("JUnit tells failures, errors and what was skipped apart", () => {
  const xml = junit(verdicts);
  expect(xml).toContain('tests="4" failures="1" errors="1" skipped="1"');
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml.match(/<error /g)).toHaveLength(1);
  expect(xml.match(/<skipped /g)).toHaveLength(1);
});

it("SARIF names what was found, and a run with an error has not succeeded", () => {
  const { runs } = JSON.parse(sarif(verdicts, "http://127.0.0.1/mcp")) as {
    runs: { results: { ruleId: string; level: string }[]; invocations: { executionSuccessful: boolean }[] }[];
  };
  expect(runs[0]?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ["tokens/failed", "error"],
    ["tokens/error", "none"],
  ]);
  expect(runs[0]?.invocations[0]?.executionSuccessful).toBe(false);
});

it("text of a target is never markup of a report", () => {
  for (const report of [junit(verdicts), html(verdicts, hostile, new Date(0))]) {
    expect(report).not.toContain("<script>");
    expect(report).not.toContain("\u0000");
  }
});

it("the page needs nothing from anywhere", () => {
  const page = html(verdicts, "http://127.0.0.1/mcp", new Date(0));
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/src=|<link|url\(/);
});
