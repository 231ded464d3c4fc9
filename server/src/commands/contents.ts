import type { ToolCatalogue } from "@mcp-landing-zone/contract";

/** How much a catalogue holds: `2 tools, 1 prompt`. */
export const contentsOf = ({ tools, resources = [], prompts = [] }: ToolCatalogue): string =>
  Object.entries({ tool: tools, resource: resources, prompt: prompts })
    .filter(([word, { length }]) => length > 0 || word === "tool")
    .map(([word, { length }]) => `${length} ${word}${length === 1 ? "" : "s"}`)
    .join(", ");
