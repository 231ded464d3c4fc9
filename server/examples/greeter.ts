/** A tool and its catalogue. Every protection comes with it. */
import { defineTool, schema, sealCatalogue } from "@mcp-landing-zone/server";

const scopes = [
  { name: "greetings.read", title: "Be greeted", description: "Be greeted by name.", applications: true },
];

export const greet = defineTool({
  name: "greet",
  version: "1.0.0",
  title: "Greet",
  description: "Greets a person by name.",
  scope: "greetings.read",
  effect: "read",
  classification: "public",
  input: schema.object({ name: schema.text({ maxLength: 80 }) }),
  output: schema.object({ greeting: schema.text({ maxLength: 100 }) }),
  run: async ({ name }) => ({ greeting: `Hello, ${name}!` }),
});

export const catalogue = sealCatalogue(scopes, [greet.definition]);
