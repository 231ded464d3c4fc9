import { digestOf } from "@mcp-landing-zone/contract";
import type { CataloguePrompt, CatalogueResource, CatalogueTool, ToolCatalogue } from "@mcp-landing-zone/contract";
import type { Availability } from "../tools/availability.ts";
import { readingKey } from "../tools/registry.ts";
import type { Reading } from "../tools/registry.ts";
import { boolean, choice, list, object, optional, record, text } from "../tools/schema.ts";
import type { CompletionContext } from "./completers.ts";
import type { Prompt } from "./define-prompt.ts";
import type { ReadingKind } from "./define-reading.ts";
import type { Resource } from "./define-resource.ts";

export const completionKey = (offer: string): string => `complete/${offer}`;

type Approved = CatalogueResource | CataloguePrompt;

const asCall = (
  key: string,
  { version, title, description, scope, classification, limits, input, digest }: Approved,
): CatalogueTool => ({
  name: key,
  ...{ version, title, description, scope, classification, limits, input, digest },
  effect: "read",
  approval: "none",
  output: {},
});

const mostValues = 100;
const longestValue = 256;
/** One text that is typed is many completions. */
const perRead = 10;

const completionOutput = object({
  values: list(text({ maxLength: longestValue }), { maxItems: mostValues }),
  hasMore: boolean(),
});

/** What `completion/complete` asks, in the form of a call's arguments. */
export interface CompletionAsked {
  readonly argument: string;
  readonly typed: string;
  readonly chosen?: Readonly<Record<string, string>>;
}

const asCompletion = (offer: string, approved: Approved, names: readonly string[]): CatalogueTool => {
  const call = asCall(completionKey(offer), approved);
  const { callsPerMinute, callsPerDay } = call.limits;
  return {
    ...call,
    limits: { ...call.limits, callsPerMinute: callsPerMinute * perRead, callsPerDay: callsPerDay * perRead },
    input: object({
      argument: choice(...names),
      typed: text({ maxLength: longestValue }),
      chosen: optional(record(text({ maxLength: 2_048 }), { names: "^\\w{1,64}$", maxProperties: 32 })),
    }),
    output: completionOutput,
  };
};

/** The watcher knows the offer, not its completions. */
const watchedAs = (offer: string, { standing, ...watch }: Availability): Availability => ({
  ...watch,
  standing: () => standing(offer),
});

const readingOf = (
  kind: ReadingKind,
  { definition, spotlight, availability, completers }: Resource | Prompt,
  approvedOffer: Approved | undefined,
  run: Reading["run"],
): readonly Reading[] => {
  const offer = readingKey(kind, definition.name);
  const digest = digestOf(definition);
  const watched = availability && { availability };
  const names = Object.keys(completers);
  const reading: Reading = {
    key: offer,
    ...{ offer, digest, spotlight, run },
    ...watched,
    approved: approvedOffer && asCall(offer, approvedOffer),
  };
  if (names.length === 0) return [reading];
  const complete = async (asked: unknown, context: Parameters<Reading["run"]>[1]) => {
    const { argument, typed, chosen = {} } = asked as CompletionAsked;
    const found = (await completers[argument]?.(typed, { ...context, chosen } as CompletionContext)) ?? [];
    const values = found.filter((value) => value.length <= longestValue);
    return { values: values.slice(0, mostValues), hasMore: values.length > mostValues };
  };
  const completion: Reading = {
    key: completionKey(offer),
    ...{ offer, digest, spotlight: undefined, run: complete },
    ...(availability && { availability: watchedAs(offer, availability) }),
    approved: approvedOffer && asCompletion(offer, approvedOffer, names),
  };
  return [reading, completion];
};

interface ReadingsOptions {
  readonly resources: readonly Resource[];
  readonly prompts: readonly Prompt[];
  readonly catalogue: ToolCatalogue;
}

/** Resources and prompts as the calls that they are: what is read passes the stages that a call of a tool passes. */
export const readingsOf = ({ resources, prompts, catalogue }: ReadingsOptions): readonly Reading[] => {
  const approvedResources = new Map((catalogue.resources ?? []).map((one) => [one.name, one]));
  const approvedPrompts = new Map((catalogue.prompts ?? []).map((one) => [one.name, one]));
  return [
    ...resources.flatMap((one) => readingOf("resource", one, approvedResources.get(one.definition.name), one.read)),
    ...prompts.flatMap((one) => readingOf("prompt", one, approvedPrompts.get(one.definition.name), one.get)),
  ];
};
