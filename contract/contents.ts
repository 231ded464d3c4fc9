import type { ToolCatalogue } from "./catalogue.ts";

/**
 * How much a catalogue holds, in words.
 *
 * @example
 * contentsOf(catalogue); // 2 tools, 1 prompt
 */
export const contentsOf = ({ tools, resources = [], prompts = [] }: ToolCatalogue): string =>
  Object.entries({ tool: tools, resource: resources, prompt: prompts })
    .filter(([word, { length }]) => length > 0 || word === "tool")
    .map(([word, { length }]) => `${length} ${word}${length === 1 ? "" : "s"}`)
    .join(", ");
