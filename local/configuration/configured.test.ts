import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { mcpDocument, refuseCall } from "@mcp-landing-zone/gateway/documents/mcp";
import { choose, equals, request, stagesOf, when } from "@mcp-landing-zone/gateway/policy/execute";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { afterAll, expect, it } from "vitest";
import type { SomeServers } from "../facts.ts";
import { factsOfAll } from "../facts.ts";
import { mcpFactsOf } from "../gateway/operations.ts";
import { configuredServers } from "./configured.ts";

const folder = mkdtempSync(join(tmpdir(), "stacks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const configured = (...servers: readonly object[]) => {
  writeFileSync(join(folder, "configuration.json"), JSON.stringify({ servers }));
  return configuredServers(folder);
};

const stage = (name: string): ExtraStage => ({
  name,
  purpose: "Only from branches that are open",
  section: "inbound",
  elements: [choose(when(equals(request.header("X-Branch"), "closed"), refuseCall(403, "Closed")))],
});

it("every server of the configuration runs here under its name and path, this project's own first", () => {
  const { servers, notHere } = configured(
    { name: "notes", local: { url: "http://127.0.0.1:1/mcp" }, server: {} },
    { name: "documents", path: "/mcp", image: "i" },
    { name: "archive", image: "i", catalogue: referenceCatalogue },
    { name: "workload", image: "i", wasOnlyServer: true },
  );
  expect(servers.map(({ name, kind, base }) => [name, kind, base])).toEqual([
    ["documents", "reference", ""],
    ["archive", "reference", "/archive"],
    ["mcp", "reference", ""],
    ["notes", "guest", "/notes"],
  ]);
  expect(notHere).toEqual([]);
});

it("a server that this machine cannot run is named, with the reason and what to add", () => {
  const { servers, notHere } = configured(
    { name: "legacy", url: "https://legacy.example/mcp" },
    { name: "weather", image: "i", server: {}, catalogue: { digest: "d" } },
    { name: "orders", image: "i", catalogue: { digest: "d" } },
  );
  expect(servers).toEqual([]);
  expect(notHere.map(({ name, why }) => `${name}: ${why}`)).toEqual([
    "legacy: it runs elsewhere (https://legacy.example/mcp)",
    "weather: it is an image of another make",
    "orders: its image has tools that this checkout has not",
  ]);
  for (const { remedy } of notHere) expect(remedy).toMatch(/^local: \{ command: .* or local: \{ url: /);
});

it("upstreams are reached as configured or as `local` says, and one that wants a credential of Azure is named", () => {
  const { servers, notHere } = configured({
    name: "documents",
    image: "i",
    upstreams: [
      { name: "open", url: "https://open.example/mcp" },
      { name: "near", url: "https://near.internal/mcp", credential: { kind: "none" }, spotlight: "encode" },
      { name: "far", url: "https://far.internal/mcp", credential: { kind: "managed-identity", scope: "s" } },
    ],
    local: { upstreams: { near: { url: "http://127.0.0.1:3000/mcp" } } },
  });
  expect(servers[0]?.upstreams.map(({ upstream }) => upstream)).toEqual([
    { name: "open", url: "https://open.example/mcp" },
    { name: "near", url: "https://localhost:3000/mcp", private: ["127.0.0.0/8"], spotlight: "encode" },
  ]);
  expect(notHere).toEqual([
    {
      name: "documents: upstream far",
      why: "it wants a credential of Azure (managed-identity)",
      remedy: 'local: { upstreams: { far: { url: "http://127.0.0.1:3000/mcp" } } }',
    },
  ]);
});

it("R-46 the gateway here executes the stages that the configuration gives each server", () => {
  const { servers } = configured(
    { name: "legacy", url: "https://legacy.example/mcp", gatewayStages: [stage("elsewhere")] },
    { name: "notes", local: { url: "http://127.0.0.1:1/mcp" }, server: {}, gatewayStages: [stage("guest")] },
    { name: "documents", gatewayStages: [stage("first")] },
    { name: "archive", gatewayStages: [stage("second")] },
  );
  const local = servers.map((server) => ({ ...server, catalogue: referenceCatalogue, upstreams: [] }));
  const all = factsOfAll(local as unknown as SomeServers, { mode: "facade", gatewayPort: 7300, inspects: false });
  const extra = all.map((facts) =>
    stagesOf(mcpDocument(mcpFactsOf(facts)), "inbound").filter((name) => name.startsWith("extra-")),
  );
  expect(extra).toEqual([["extra-first"], ["extra-second"], ["extra-guest"]]);
});

it("a server that another of the same name replaces is left out, with its upstreams", () => {
  const credential = { kind: "managed-identity", scope: "s" };
  configured(
    { name: "documents", image: "i", upstreams: [{ name: "far", url: "https://far.internal/mcp", credential }] },
    { name: "legacy", url: "https://legacy.example/mcp" },
    { name: "archive", image: "i" },
  );
  const { servers, notHere } = configuredServers(folder, ["documents", "legacy"]);
  expect(servers.map(({ name }) => name)).toEqual(["archive"]);
  expect(notHere).toEqual([]);
});

it("there are none without a configuration", () => {
  expect(configuredServers(undefined)).toEqual({ servers: [], notHere: [] });
});
