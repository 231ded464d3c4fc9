import type { JsonSchema } from "@mcp-landing-zone/contract";
import { isRecord } from "../record.ts";
import { UpstreamUnavailable } from "./link.ts";
import type { Lists, OfferKind } from "./link.ts";

/** What an upstream says of all that it offers, each under the name that it gives; of a resource that is its address or template. */
export type ListedDefinitions = Readonly<Record<OfferKind, ReadonlyMap<string, JsonSchema>>>;

const longestName = 128;
const longestAddress = 2_048;

/** A list in which an entry stands twice, or has no name, says nothing that could be compared. */
const named = (
  entries: readonly unknown[],
  member: "name" | "uri" | "uriTemplate",
  longest = longestName,
): readonly (readonly [string, JsonSchema])[] =>
  entries.map((entry) => {
    const name = isRecord(entry) ? entry[member] : undefined;
    if (typeof name !== "string" || name === "" || name.length > longest)
      throw new UpstreamUnavailable(`the upstream lists an entry without a ${member} of its own`);
    return [name, entry as JsonSchema];
  });

/** How large a resource is and when it last changed is said of its content: a new content is no new definition. */
const steady = (said: JsonSchema): JsonSchema => {
  const { size, annotations, ...rest } = said;
  const { lastModified, ...others } = isRecord(annotations) ? annotations : {};
  const kept = isRecord(annotations)
    ? { ...others, ...(typeof lastModified !== "string" && { lastModified }) }
    : annotations;
  const isEmpty = isRecord(kept) && Object.values(kept).every((value) => value === undefined);
  return { ...rest, ...(typeof size !== "number" && { size }), ...(!isEmpty && { annotations: kept }) };
};

const unique = (entries: readonly (readonly [string, JsonSchema])[]): ReadonlyMap<string, JsonSchema> => {
  const known = new Map(entries);
  if (known.size < entries.length) throw new UpstreamUnavailable("the upstream lists two entries of one name");
  return known;
};

export const readListed = ({ tools, resources, resourceTemplates, prompts }: Lists): ListedDefinitions => ({
  tools: unique(named(tools, "name")),
  resources: unique(
    [...named(resources, "uri", longestAddress), ...named(resourceTemplates, "uriTemplate", longestAddress)].map(
      ([address, said]) => [address, steady(said)] as const,
    ),
  ),
  prompts: unique(named(prompts, "name")),
});
