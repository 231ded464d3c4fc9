import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as constructs from "@mcp-landing-zone/constructs";
import { synthesize } from "@mcp-landing-zone/constructs/testing";
import { requiredProperties as table } from "../constructs/required-properties.ts";
import { requiredProperties, takers } from "./required-properties.ts";

type Make = (properties: unknown) => void;
/** What a user can make: parts that the package gives away as types alone are made by other constructs. */
const rows = takers().filter(({ className, typeName }) => typeName in table && className in constructs);

/** Calls it as JavaScript would. */
const calling =
  (className: string, method: "constructor" | "fromExisting", properties: unknown): Make =>
  () =>
    synthesize((stack) => {
      const known = (constructs as unknown as Record<string, unknown>)[className] as {
        new (...args: unknown[]): unknown;
        fromExisting(...args: unknown[]): unknown;
      };
      if (method === "constructor") new known(stack, "it", properties);
      else known.fromExisting(stack, "it", properties);
    });

describe("a property that a JavaScript caller leaves out", () => {
  it("stands in a table that is what the types say: run npm run required", () => {
    const page = fileURLToPath(new URL("../constructs/required-properties.ts", import.meta.url));
    expect(readFileSync(page, "utf8")).toBe(requiredProperties());
  });

  it.each(rows)("$className ($method) names what is missing", ({ className, method, typeName }) => {
    const [first] = Object.keys(table[typeName as keyof typeof table]);
    expect(calling(className, method, {})).toThrow(`PROPERTY_MISSING`);
    expect(calling(className, method, {})).toThrow(`${typeName}.${first} is missing, expected`);
    expect(calling(className, method, undefined)).toThrow(`${typeName} is missing, expected an object with ${first}`);
  });

  it("is found in what is given, too", () => {
    const naming = new constructs.Naming({ name: "mcp", environment: "test" });
    const without = { naming, resourceGroup: { id: "/x", name: "rg" }, diagnostics: { workspaceId: "/w" } };
    expect(calling("Workspace", "constructor", without)).toThrow("WorkspaceProps.resourceGroup.location is missing");
  });

  it("is found in a list", () => {
    const given = {
      name: "mcp",
      environment: "test",
      location: "westeurope",
      tenantId: "t",
      authorization: "facade",
      image: "i",
      alertEmails: ["a@example.com"],
      clients: [{ name: "one" }],
      users: [],
    };
    expect(calling("HardenedMcp", "constructor", given)).toThrow("HardenedMcpProps.clients[0].clientId is missing");
  });
});
