import { createTestServer } from "@mcp-landing-zone/server/testing";
import { expect, it } from "vitest";
import { catalogue, greet } from "./greeter.ts";

const server = createTestServer({ tools: [greet], catalogue });

it("R-08 greets a person who may be greeted, and no other", async () => {
  const ada = server.person("ada", { scopes: ["greetings.read"] });
  expect((await ada.call("greet", { name: "Ada" })).data).toEqual({ greeting: "Hello, Ada!" });
  expect((await server.person("mallory", { scopes: [] }).call("greet", { name: "Ada" })).status).toBe(403);
  expect(server.audit.map(({ reason }) => reason)).toEqual(["ok", "scope-missing"]);
});
