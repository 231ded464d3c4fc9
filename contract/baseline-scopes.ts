import type { ToolCatalogue } from "./catalogue.ts";

/** Names of the scopes with which a client begins: those that only read. For more it is asked when it needs more. */
export const baselineScopes = ({ scopes, tools }: Pick<ToolCatalogue, "scopes" | "tools">): readonly string[] =>
  scopes
    .map(({ name }) => name)
    .filter((name) => {
      const opened = tools.filter(({ scope }) => scope === name);
      return opened.length > 0 && opened.every(({ effect }) => effect === "read");
    });
