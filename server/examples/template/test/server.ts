import assert from "node:assert/strict";
import { test } from "node:test";
import { createTestServer } from "@mcp-landing-zone/server/testing";
import { catalogue, tools } from "../src/server.ts";

const server = createTestServer({ tools, catalogue });
const ada = server.person("ada", { scopes: ["greetings.read"] });

test("greets a person by name", async () => {
  assert.deepEqual((await ada.call("greet", { name: "Ada" })).data, { greeting: "Hello, Ada!" });
});

test("refuses markup, and a person without the scope", async () => {
  assert.equal((await ada.call("greet", { name: "<b>Ada</b>" })).refusal, "arguments-invalid");
  assert.equal((await server.person("bob", { scopes: [] }).call("greet", { name: "Bob" })).status, 403);
  assert.deepEqual(
    server.audit.map(({ decision }) => decision),
    ["allowed", "refused", "refused"],
  );
});
