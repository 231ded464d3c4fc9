import { holdersOf } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { requirements } from "@mcp-landing-zone/controls";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { families } from "./case.ts";
import { attacked, attackedFaults, excused, excusedFaults } from "./coverage.ts";
import { rights } from "./cases/rights.ts";
import { allCases, casesOf } from "./families.ts";
import { knownFaults } from "./known-faults.ts";
import { goodArguments } from "./messages.ts";

const proven = new Set(allCases.flatMap(({ proves }) => proves));

it.each([...attacked, ...attackedFaults])("%s has a case", (id) => {
  expect(proven).toContain(id);
});

it.each([...excused, ...excusedFaults])("$id is excused, and nothing pretends to prove it", ({ id, reason }) => {
  expect(proven).not.toContain(id);
  expect(reason.length).toBeGreaterThan(10);
});

it("each requirement that a case claims to prove is in the catalogue", () => {
  const ids: readonly string[] = requirements.map(({ id }) => id);
  expect([...proven].filter((id) => /^R-\d/.test(id) && !ids.includes(id))).toEqual([]);
});

const { tools, scopes } = referenceCatalogue;

it("R-30 the matrix of rights names every tool of the catalogue, with the scopes that open it", () => {
  const held = tools.map(({ name, scope }) => [name, [...holdersOf(scopes, scope)].sort()]);
  expect(Object.fromEntries(Object.entries(rights).map(([name, list]) => [name, [...list].sort()]))).toEqual(
    Object.fromEntries(held),
  );
});

it("R-17 good arguments are there for every tool of the catalogue, and fit its schema", () => {
  expect(Object.keys(goodArguments).sort()).toEqual(tools.map(({ name }) => name).sort());
  for (const { name, input } of tools) {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(input);
    expect([name, validate(goodArguments[name]), validate.errors]).toEqual([name, true, null]);
  }
});

it("no requirement stands in two lists, or twice in one", () => {
  const ids = [...attacked, ...attackedFaults, ...[...excused, ...excusedFaults].map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
});

it("there are 300 cases or more, each with an id of its own and of its family", () => {
  expect(allCases.length).toBeGreaterThanOrEqual(300);
  expect(new Set(allCases.map(({ id }) => id)).size).toBe(allCases.length);
  for (const { id, family, title } of allCases) {
    expect(id.startsWith(`${family}/`)).toBe(true);
    expect(title.length).toBeGreaterThan(10);
  }
});

it.each(families)("the family %s attacks from more than one side", (family) => {
  expect(casesOf[family].length).toBeGreaterThanOrEqual(20);
});

it("every case sends something and knows what must not happen", () => {
  for (const { steps, mustNotHaveHappened } of allCases) {
    expect(steps.some((step) => "send" in step && !step.setup)).toBe(true);
    expect(mustNotHaveHappened.length).toBeGreaterThan(0);
  }
});

it("known faults are of cases that exist, with a way to see them", () => {
  const ids = new Set(allCases.map(({ id }) => id));
  expect(knownFaults.filter((fault) => !ids.has(fault.case) || fault.reproduction.length <= 20)).toEqual([]);
});
