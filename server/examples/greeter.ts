/** A server of one's own in twenty lines: every protection comes with it. */
import { referenceCatalogue, sealCatalogue } from "@mcp-landing-zone/contract";
import type { Settings } from "@mcp-landing-zone/contract";
import { createServer, defineTool, schema } from "@mcp-landing-zone/server";
import type { McpServer, Ports } from "@mcp-landing-zone/server";

export const greet = defineTool({
  name: "greet",
  version: "1.0.0",
  title: "Greet",
  description: "Greets whoever is named.",
  scope: "profile.read",
  effect: "read",
  classification: "public",
  input: schema.object({ name: schema.text({ maxLength: 80 }) }),
  output: schema.object({ greeting: schema.text({ maxLength: 100 }) }),
  run: async ({ name }) => ({ greeting: `Hello, ${name}!` }),
});

export const catalogue = sealCatalogue(referenceCatalogue.scopes, [greet.definition]);

export const createGreeter = (settings: Settings, ports: Ports): McpServer =>
  createServer({ tools: [greet], catalogue, settings, ports });
