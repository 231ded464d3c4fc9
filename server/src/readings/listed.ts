import { variablesOf } from "@mcp-landing-zone/contract";
import type { CataloguePrompt, CatalogueResource, JsonSchema, ToolCatalogue } from "@mcp-landing-zone/contract";
import { metaPrefix } from "../tools/listed-tool.ts";
import { readingKey } from "../tools/registry.ts";

type Members = Readonly<Record<string, unknown>>;

/** Resources and prompts as their lists show them. */
export interface ListedReadings {
  readonly resources: readonly Members[];
  readonly resourceTemplates: readonly Members[];
  readonly prompts: readonly Members[];
}

const common = ({
  name,
  title,
  description,
  version,
  classification,
  digest,
}: CatalogueResource | CataloguePrompt) => ({
  name,
  title,
  description,
  _meta: {
    [`${metaPrefix}version`]: version,
    [`${metaPrefix}classification`]: classification,
    [`${metaPrefix}digest`]: digest,
  },
});

const isTemplate = ({ uri }: CatalogueResource): boolean => variablesOf(uri).length > 0;

const listedPrompt = (prompt: CataloguePrompt): Members => {
  const { properties = {}, required = [] } = prompt.input as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  const args = Object.entries(properties).map(([name, { description }]) => ({
    name,
    ...(description !== undefined && { description }),
    required: required.includes(name),
  }));
  return { ...common(prompt), ...(args.length > 0 && { arguments: args }) };
};

/** A function to what of the catalogue is listed for keys of readings. */
export const createListedReadings = ({
  resources = [],
  prompts = [],
}: ToolCatalogue): ((keys: ReadonlySet<string>) => ListedReadings) => {
  const known = new WeakMap<ReadonlySet<string>, ListedReadings>();
  const listed = (keys: ReadonlySet<string>): ListedReadings => {
    const readable = resources.filter(({ name }) => keys.has(readingKey("resource", name)));
    return {
      resources: readable
        .filter((one) => !isTemplate(one))
        .map((one) => ({ ...common(one), uri: one.uri, mimeType: one.mimeType })),
      resourceTemplates: readable
        .filter(isTemplate)
        .map((one) => ({ ...common(one), uriTemplate: one.uri, mimeType: one.mimeType })),
      prompts: prompts.filter(({ name }) => keys.has(readingKey("prompt", name))).map(listedPrompt),
    };
  };
  return (keys) => {
    const before = known.get(keys);
    if (before) return before;
    const now = listed(keys);
    known.set(keys, now);
    return now;
  };
};
