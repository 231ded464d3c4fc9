import { describe, expect, it } from "vitest";
import { catalogueOf, createHarness, scope } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { createRegistry } from "./registry.ts";

const approvedTools = [tool("one"), tool("two"), tool("three")];
const catalogue = catalogueOf(approvedTools);
const options = {
  tools: approvedTools,
  catalogue,
  approvedDigest: catalogue.digest,
  switchedOff: [],
  hasApprovers: true,
  isWithinReach: () => true,
};

describe("a tool", () => {
  it("that is as it was approved is found", () => {
    const registry = createRegistry(options);
    expect([...registry.withheld]).toEqual([]);
    expect(registry.find("one")?.approved.name).toBe("one");
  });

  it.each([
    ["whose description differs by a space", "changed", [tool("one", { description: "The tool one. " })]],
    ["whose limits differ", "changed", [tool("one", { limits: { callsPerDay: 1_000_000 } })]],
    ["that is missing", "not-implemented", []],
  ])("R-48 %s is withheld", (_title, reason, tools) => {
    const registry = createRegistry({ ...options, tools });
    expect(registry.withheld.get("one")).toBe(reason);
    expect(registry.find("one")).toBeUndefined();
  });

  it("R-48 whose description differs by an invisible character is no tool to begin with", () => {
    expect(() => tool("one", { description: "The tool one.\u200b" })).toThrow(/unseen-character/);
  });

  it("R-50 that was not approved is withheld", () => {
    const registry = createRegistry({ ...options, tools: [...approvedTools, tool("new")] });
    expect(registry.withheld.get("new")).toBe("not-in-catalogue");
    expect(registry.find("new")).toBeUndefined();
  });

  it("R-76 that is switched off is withheld", () => {
    const registry = createRegistry({ ...options, switchedOff: ["two"] });
    expect(registry.find("two")).toBeUndefined();
    expect(registry.find("one")).toBeDefined();
  });

  it("R-76 that is to be switched off has to exist", () => {
    expect(() => createRegistry({ ...options, switchedOff: ["tow"] })).toThrow(/MCP_WITHHELD_TOOLS: received tow/);
  });

  it("R-177 is listed where its name puts it, and only for callers that may use it", () => {
    const registry = createRegistry({ ...options, tools: [...approvedTools].reverse() });
    const principal = { rights: new Set(["tools.use"]) } as never;
    expect(registry.listFor(principal).map(({ name }) => name)).toEqual(["one", "three", "two"]);
    expect(registry.listFor({ rights: new Set() } as never)).toEqual([]);
  });
});

describe("a catalogue", () => {
  it.each([
    [
      "a tool demands",
      catalogueOf(approvedTools, [scope("other.use")]),
      'catalogue tools[0].scope (one): received "tools.use"',
    ],
    [
      "another one includes",
      catalogueOf(approvedTools, [scope("tools.use", { includes: ["tools.read"] })]),
      'catalogue scopes[0].includes (tools.use): received "tools.read"',
    ],
  ])("R-160 that lacks a scope that %s keeps the server from starting", (_title, lacking, message) => {
    const start = () => createRegistry({ ...options, catalogue: lacking, approvedDigest: lacking.digest });
    expect(start).toThrow(message);
  });

  it("R-72 that was not approved keeps the server from starting", async () => {
    const settings = { catalogueDigest: "A".repeat(43) };
    await expect(createHarness({ tools: approvedTools, settings })).rejects.toThrow(/MCP_CATALOGUE_DIGEST/);
  });

  it("R-72 whose parts do not fit its seal keeps the server from starting", () => {
    const tools = catalogue.tools.map((entry) => ({ ...entry, title: "Another" }));
    expect(() => createRegistry({ ...options, catalogue: { ...catalogue, tools } })).toThrow(/seal it anew/);
  });
});
