// The tools, and the scopes that callers can be granted. `mcp-landing-zone` reads the three exports at the end.
import { defineTool, schema, sealCatalogue } from "@mcp-landing-zone/server";

export const scopes = [
  { name: "greetings.read", title: "Be greeted", description: "Be greeted by name.", applications: true },
];

const greet = defineTool({
  name: "greet",
  version: "1.0.0",
  title: "Greet",
  description: "Greets a person by name.",
  scope: "greetings.read",
  effect: "read",
  classification: "public",
  input: schema.object({ name: schema.text({ maxLength: 80, pattern: "^[^<>]+$" }) }),
  output: schema.object({ greeting: schema.text({ maxLength: 100 }) }),
  run: async ({ name }, { log }) => {
    await log("info", "greets");
    return { greeting: `Hello, ${name}!` };
  },
});

export const tools = [greet];

export const catalogue = sealCatalogue(
  scopes,
  tools.map(({ definition }) => definition),
);
