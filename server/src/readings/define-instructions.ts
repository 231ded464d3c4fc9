import { inspectDefinition } from "@mcp-landing-zone/content";
import { CatalogueError } from "../tools/registry.ts";

/** Every client puts them before its model in every conversation. */
const longest = 4_096;

const wrong = (received: string, right: string): Error =>
  new CatalogueError(`instructions: received ${received}; should be ${right}`);

/**
 * Instructions for the catalogue, or what is wrong with them: hidden text, orders to keep secrets or to turn against the user, and length.
 * They are sealed with the catalogue, so that a change of them is approved like a change of a tool.
 *
 * @example
 * defineInstructions("Search the documents before you answer a question about the plan.");
 */
export const defineInstructions = (text: string): string => {
  if (text.trim() === "" || text.length > longest) throw wrong(`${text.length} characters`, `1 to ${longest}`);
  const [finding] = inspectDefinition({ instructions: text });
  if (finding) throw wrong(finding.rule, "plain text that says how to use the server");
  return text;
};
