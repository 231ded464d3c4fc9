import type { ToolCatalogue } from "./catalogue.ts";

/**
 * Names of the scopes with which a client begins: those that only read. For more it is asked when it needs more.
 *
 * @example
 * baselineScopes(catalogue); // what a client asks for first
 */
export const baselineScopes = ({
  scopes,
  tools,
  resources = [],
  prompts = [],
}: Pick<ToolCatalogue, "scopes" | "tools" | "resources" | "prompts">): readonly string[] =>
  scopes
    .map(({ name }) => name)
    .filter((name) => {
      const opened = tools.filter(({ scope }) => scope === name);
      const reads = [...resources, ...prompts].some(({ scope }) => scope === name);
      return (reads || opened.length > 0) && opened.every(({ effect }) => effect === "read");
    });
