import { withDigests } from "@mcp-landing-zone/contract";
import type { CatalogueScope, ToolCatalogue } from "@mcp-landing-zone/contract";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import type { Tool } from "../tools/define-tool.ts";

export const scope = (name: string, more: Partial<CatalogueScope> = {}): CatalogueScope => ({
  name,
  title: name,
  description: name,
  applications: true,
  ...more,
});

interface Offers {
  readonly resources?: readonly Resource[];
  readonly prompts?: readonly Prompt[];
  readonly instructions?: string;
}

/** The catalogue of what is tested; without `scopes` those that it names, for people and applications. */
export const catalogueOf = (
  tools: readonly Tool[],
  scopes?: readonly CatalogueScope[],
  { resources = [], prompts = [], instructions }: Offers = {},
): ToolCatalogue => {
  const all = [...tools, ...resources, ...prompts];
  const names = [...new Set(all.map(({ definition }) => definition.scope))].sort();
  return withDigests(
    scopes ?? names.map((name) => scope(name)),
    tools.map(({ definition }) => definition),
    {
      resources: resources.map(({ definition }) => definition),
      prompts: prompts.map(({ definition }) => definition),
      ...(instructions !== undefined && { instructions }),
    },
  );
};
