import type { JsonSchema } from "@mcp-landing-zone/contract";
import { UpstreamUnavailable } from "./link.ts";

/** What an upstream says of its tools, each under the name that it gives. */
export type ListedDefinitions = ReadonlyMap<string, JsonSchema>;

const longestName = 128;

/** A list in which a tool stands twice, or has no name, says nothing that could be compared. */
export const readListed = (tools: readonly unknown[]): ListedDefinitions => {
  const listed = new Map<string, JsonSchema>();
  for (const tool of tools) {
    const name = (tool as { readonly name?: unknown } | null)?.name;
    if (typeof name !== "string" || name === "" || name.length > longestName || listed.has(name)) {
      throw new UpstreamUnavailable("the upstream's list has a tool without a name of its own");
    }
    listed.set(name, tool as JsonSchema);
  }
  return listed;
};
