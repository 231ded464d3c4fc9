import { CatalogueRefused } from "@mcp-landing-zone/content";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SettingsError } from "@mcp-landing-zone/contract";
import type { ErrorCode } from "@mcp-landing-zone/constructs";
import { ConstructError, errorCatalogue } from "@mcp-landing-zone/constructs";
import { refusals as ofGateway } from "@mcp-landing-zone/gateway/documents";
import { InvalidQuery, UnsupportedQuery } from "@mcp-landing-zone/governance/kql";
import { PolicyParseError, PolicyRefusal } from "@mcp-landing-zone/gateway/policy/execute";
import { CatalogueUntrusted } from "../server/src/definitions/trusted-approval.ts";
import { StdioRefused } from "../server/src/stdio/serve-stdio.ts";
import { DefinitionError } from "../server/src/tools/define-tool.ts";
import { CatalogueError } from "../server/src/tools/registry.ts";
import { PinRefused } from "../server/src/upstreams/pin-each.ts";
import { ConfigFileError } from "../stacks/load-config.ts";
import { ConfigurationError } from "../stacks/validation/validate.ts";
import { refusals as ofServer } from "../server/src/refusal/refusal.ts";
import { programRefusals, remedies } from "./error-remedies.ts";
import { errorsPage } from "./errors-page.ts";
import { pageCells } from "./page-cells.ts";

it("R-157 docs/errors.md has every code of gateway, server and constructs, as the tables say", () => {
  const page = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");
  expect(pageCells(page)).toBe(pageCells(errorsPage()));
});

it("R-157 every refusal has a remedy, and no remedy is for a refusal that does not exist", () => {
  const names = new Set([...Object.keys(ofGateway), ...Object.keys(ofServer)]);
  expect(Object.keys(remedies).sort()).toEqual([...names].sort());
});

it.each(Object.keys(errorCatalogue) as ErrorCode[])(
  "R-157 a message with %s links to where the page explains it",
  (code) => {
    const { message } = new ConstructError(code, { field: "name", received: "x", expected: "y" });
    const [, anchor] = /see docs\/errors\.md#(\S+)$/.exec(message) ?? [];
    const anchors = [...errorsPage().matchAll(/^### (\S+)$/gm)].map(([, heading]) => heading!.toLowerCase());
    expect(anchors).toContain(anchor);
  },
);

const linked = [
  new ConfigFileError("deployment.config.ts", "exports no deployment"),
  new ConfigurationError([{ field: "name", received: 1, right: "a name" }]),
  new SettingsError([{ env: "PORT", received: "x", right: "a port" }]),
  new PolicyRefusal("calls", 0, "a positive number"),
  new PolicyParseError({ line: 1, column: 1 }, "element <a>", "<policies>"),
  new DefinitionError("greet", "scope", "x", "a scope"),
  new CatalogueError("two tools are named greet"),
  new CatalogueRefused([{ kind: "invalid", field: "tools[0].title", received: "x", right: "visible text" }]),
  new CatalogueUntrusted("approval of the catalogue: received nothing"),
  new PinRefused(["files.read: no scope"]),
  new StdioRefused(["MCP_STDIO_SCOPES: received nothing"]),
  new InvalidQuery("rows of Calls: no such table is declared"),
  new UnsupportedQuery("x"),
];

it.each(linked)("R-157 $name links to where the page explains it", ({ message }) => {
  const [, anchor = ""] = /see docs\/errors\.md#([a-z-]+)/.exec(message) ?? [];
  expect(Object.keys(programRefusals)).toContain(anchor);
});

/** What is thrown while a request is served, and answered with a refusal that has a row of its own. */
const answered = ["EgressRefusal", "ShieldUnavailable", "StateUnavailable", "TokenRejected", "ToolError"];

it("R-157 every error that a package gives away links to the page, or becomes a refusal of a request", () => {
  const folder = new URL("../api/", import.meta.url);
  const given = readdirSync(folder).flatMap((file) => [
    ...readFileSync(new URL(file, folder), "utf8").matchAll(/class (\w+)\s+extends Error/g),
  ]);
  const known = new Set(["ConstructError", ...linked.map(({ name }) => name), ...answered]);
  expect(given.map(([, name]) => name).filter((name) => !known.has(name!))).toEqual([]);
});
