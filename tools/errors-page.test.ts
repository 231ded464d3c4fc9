import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SettingsError } from "@mcp-landing-zone/contract";
import type { ErrorCode } from "@mcp-landing-zone/constructs";
import { ConstructError, errorCatalogue } from "@mcp-landing-zone/constructs";
import { refusals as ofGateway } from "@mcp-landing-zone/gateway/documents";
import { ConfigFileError } from "../stacks/load-config.ts";
import { ConfigurationError } from "../stacks/validate.ts";
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

it.each([
  new ConfigFileError("deployment.config.ts", "exports no deployment"),
  new ConfigurationError([{ field: "name", received: 1, right: "a name" }]),
  new SettingsError([{ env: "PORT", received: "x", right: "a port" }]),
])("R-157 $name links to where the page explains it", ({ message }) => {
  const [, anchor = ""] = /see docs\/errors\.md#([a-z-]+)/.exec(message) ?? [];
  expect(Object.keys(programRefusals)).toContain(anchor);
});
