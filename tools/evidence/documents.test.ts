import { existsSync, readFileSync } from "node:fs";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { expect, it } from "vitest";
import { parse } from "yaml";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

it("R-97 SECURITY.md says where to report, how fast an answer comes, and which versions are supported", () => {
  const text = read("SECURITY.md");
  for (const part of ["private vulnerability reporting", "## Supported versions", "2 working days", "critical"]) {
    expect(text).toContain(part);
  }
  const template = read("docs/security.txt");
  for (const field of ["Contact:", "Expires:", "Canonical:", "Policy:"]) expect(template).toContain(`\n${field} `);
});

interface Dependabot {
  readonly updates: readonly {
    readonly "package-ecosystem": string;
    readonly schedule: { readonly interval: string };
    readonly cooldown?: { readonly "default-days": number };
  }[];
}

it("R-151 dependencies, actions and base image renew by themselves, and wait before they take a new version", () => {
  const { updates } = parse(read(".github/dependabot.yml")) as Dependabot;
  expect(updates.map((update) => update["package-ecosystem"]).sort()).toEqual(["docker", "github-actions", "npm"]);
  for (const { schedule, cooldown } of updates) {
    expect(schedule.interval).toBe("weekly");
    expect(cooldown?.["default-days"]).toBeGreaterThanOrEqual(7);
  }
});

it("R-141 R-68 every service that sees text has an assessment: what it receives, keeps and does when it is away", () => {
  const rows = read("docs/assessments.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes("Microsoft"));
  expect(rows.length).toBeGreaterThanOrEqual(5);
  for (const row of rows)
    expect(
      row
        .split("|")
        .slice(1, -1)
        .every((cell) => cell.trim() !== ""),
    ).toBe(true);
});

it("R-146 the recovery from a breach of the supply chain is a runbook whose files and commands exist", () => {
  const text = read("docs/runbooks/supply-chain-breach.md");
  const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const commands = [...text.matchAll(/`npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(2);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  for (const path of ["tools/gates/audit-exceptions.ts", "tools/gates/gates.ts"]) {
    expect(text).toContain(path);
    expect(existsSync(new URL(path, root))).toBe(true);
  }
});

it("R-155 the page on personal data names each store, its time and how a person is found and deleted", () => {
  const text = read("docs/privacy.md");
  for (const part of ["audit records", "audit table", "blob container", "shared state", "**Find.**", "**Delete.**"]) {
    expect(text).toContain(part);
  }
});

it("R-158 the reference server has few tools, named by task, each with closed schemas", () => {
  const { tools } = referenceCatalogue;
  expect(tools.length).toBeLessThanOrEqual(12);
  for (const { name, input, description } of tools) {
    expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
    expect(description.length).toBeGreaterThan(10);
    expect(input).toMatchObject({ type: "object", additionalProperties: false });
  }
});

it("R-178 no tool of the reference server copies an argument into a header", () => {
  expect(JSON.stringify(referenceCatalogue)).not.toContain("x-mcp-header");
});
