import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { mcpDocument, refuseCall } from "@mcp-landing-zone/gateway/documents/mcp";
import { choose, equals, request, stagesOf, when } from "@mcp-landing-zone/gateway/policy/execute";
import { afterAll, expect, it } from "vitest";
import { factsOf, guestFactsOf } from "../facts.ts";
import { mcpFactsOf } from "../gateway/operations.ts";
import { configuredGuests, configuredStages } from "./configured.ts";

const folder = mkdtempSync(join(tmpdir(), "stacks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const stage = (name: string): ExtraStage => ({
  name,
  purpose: "Only from branches that are open",
  section: "inbound",
  elements: [choose(when(equals(request.header("X-Branch"), "closed"), refuseCall(403, "Closed")))],
});

it("R-46 the gateway here executes the stages that the configuration gives each server", () => {
  const servers = [
    { name: "legacy", url: "https://legacy.example/mcp", gatewayStages: [stage("elsewhere")] },
    { name: "notes", local: { url: "http://127.0.0.1:1/mcp" }, server: {}, gatewayStages: [stage("guest")] },
    { name: "documents", gatewayStages: [stage("first")] },
  ];
  writeFileSync(join(folder, "configuration.json"), JSON.stringify({ servers }));
  const [notes] = configuredGuests(folder);
  const reference = factsOf("facade", 7300, false, configuredStages(folder));
  const guest = guestFactsOf({ ...notes!, catalogue: reference.catalogue }, 1, "facade", 7300);
  const extra = [reference, guest].map((facts) =>
    stagesOf(mcpDocument(mcpFactsOf(facts)), "inbound").filter((name) => name.startsWith("extra-")),
  );
  expect(extra).toEqual([["extra-first"], ["extra-guest"]]);
});

it("there are none without a configuration", () => {
  expect([configuredGuests(undefined), configuredStages(undefined)]).toEqual([[], []]);
});
