/** Resources, a prompt, completions and instructions. */
import { defineInstructions, definePrompt, defineResource, schema, sealCatalogue } from "@mcp-landing-zone/server";

const scopes = [
  { name: "handbook.read", title: "Read the handbook", description: "Read its chapters.", applications: false },
];
const common = { version: "1.0.0", scope: "handbook.read", classification: "internal", spotlight: "none" } as const;
const chapters = ["leave", "travel"] as const;

export const chapter = defineResource({
  ...common,
  name: "chapter",
  title: "A chapter",
  description: "One chapter of the handbook.",
  uri: "handbook://{name}",
  mimeType: "text/markdown",
  input: schema.object({ name: schema.choice(...chapters) }),
  read: async ({ name }) => `# About ${name}`,
});

export const summary = definePrompt({
  ...common,
  name: "summary",
  title: "Summarise a chapter",
  description: "Asks for the chapter in a few words.",
  input: schema.object({ name: schema.choice(...chapters), tone: schema.text({ maxLength: 40 }) }),
  complete: { tone: async (typed) => ["brief", "friendly"].filter((tone) => tone.startsWith(typed)) },
  get: async ({ name, tone }) => `Read handbook://${name} and summarise it in a ${tone} tone.`,
});

export const catalogue = sealCatalogue(scopes, [], {
  resources: [chapter.definition],
  prompts: [summary.definition],
  instructions: defineInstructions("Read a chapter before you answer from it."),
});
