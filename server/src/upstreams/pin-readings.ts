import { inspectDefinition } from "@mcp-landing-zone/content";
import { templateProblem, variablesOf } from "@mcp-landing-zone/contract";
import type { CataloguePrompt, CatalogueResource, JsonSchema, ToolLimits, Upstream } from "@mcp-landing-zone/contract";
import { mime } from "../readings/define-resource.ts";
import { completeReading } from "../readings/define-reading.ts";
import type { ReadingSpec } from "../readings/define-reading.ts";
import { DefinitionError } from "../tools/define-tool.ts";
import { object, optional, text } from "../tools/schema.ts";
import { isRecord } from "../record.ts";
import { readListed } from "./listed-definitions.ts";
import { noLists } from "./link.ts";
import type { Lists } from "./link.ts";
import { pinEach, PinRefused, textOf } from "./pin-each.ts";
import { servedAddress } from "./read-result.ts";

/** What the operator decides about a prompt or resource of an upstream. One without an assignment is not served. */
export interface ReadingAssignment {
  /** The scope that a caller needs. */
  readonly scope: string;
  /** How confidential it is. Restricted data is read by tools alone. */
  readonly classification: ReadingSpec["classification"];
  /** How often it may be read, and how much it gives. */
  readonly limits?: Partial<ToolLimits>;
  /** Raised by the operator; a raised version also brings back what deviated once. @default "1.0.0" */
  readonly version?: string;
  /** Findings of the scanner that a reviewer accepts: rule and reason. */
  readonly accept?: Readonly<Record<string, string>>;
  /** Whether what a person types for its arguments is sent to the upstream, for suggestions. @default false */
  readonly complete?: boolean;
}

/** What the operator decides about a resource of an upstream, or all resources of a template. */
export interface ResourceAssignment extends ReadingAssignment {
  /** Its name here, after the upstream's and a dot. @default the upstream's name for it, with hyphens for what a name may not hold */
  readonly name?: string;
}

/** What `pinReadings` takes. */
export interface PinReadingsOptions {
  /** The upstream server. */
  readonly upstream: Pick<Upstream, "name">;
  /** The assignment of each resource, by its address or template at the upstream. */
  readonly resources: Readonly<Record<string, ResourceAssignment>>;
  /** The assignment of each prompt, by its name at the upstream. */
  readonly prompts: Readonly<Record<string, ReadingAssignment>>;
  /** What the upstream lists. */
  readonly listed: Omit<Lists, "tools">;
}

/** Resources and prompts of an upstream as a person is to approve them. */
export interface PinnedReadings {
  /** The resources as they are pinned. */
  readonly resources: readonly Omit<CatalogueResource, "digest">[];
  /** The prompts as they are pinned. */
  readonly prompts: readonly Omit<CataloguePrompt, "digest">[];
  /** Listed and not assigned. */
  readonly unassigned: readonly string[];
}

const longestName = 64;
const longestVariable = 256;
const longestArgument = 8_192;
const argumentName = /^[A-Za-z][\w.-]{0,63}$/;

/** What an upstream calls it, in the letters of a name. */
const slug = (said: JsonSchema, longest: number): string =>
  textOf(said["name"])
    .replace(/[^A-Za-z0-9_.-]+/g, "-")
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, "")
    .slice(0, longest);

/** Without parameters: what a client would make of them was not reviewed. */
const mimeTypeOf = (name: string, said: unknown): string => {
  if (said === undefined) return "application/octet-stream";
  const [type = ""] = typeof said === "string" ? said.toLowerCase().split(";") : [];
  if (!mime.test(type.trim()))
    throw new DefinitionError(name, "mimeType", said, "a media type such as text/plain", "resource");
  return type.trim();
};

const about = (said: JsonSchema, otherwise: string) => ({
  title: textOf(said["title"]) || otherwise,
  description: textOf(said["description"]),
});

const pinnedResource = (
  server: string,
  offered: string,
  said: JsonSchema,
  { name: chosen, complete, ...assigned }: Omit<ResourceAssignment, "accept">,
): Omit<CatalogueResource, "digest"> => {
  const own = chosen ?? slug(said, longestName - server.length - 1);
  const name = `${server}.${own}`;
  if (own === "")
    throw new DefinitionError(
      offered,
      "name",
      said["name"],
      "a text with letters, or `name` in its assignment",
      "resource",
    );
  const uri = servedAddress(server, offered);
  const variables = variablesOf(offered);
  const right =
    "uri" in said && variables.length > 0 ? "an address; one with variables is a template" : templateProblem(uri);
  if (right !== undefined) throw new DefinitionError(name, "uri", offered, right, "resource");
  const variable = text({ minLength: 1, maxLength: longestVariable });
  const definition = completeReading("resource", {
    version: "1.0.0",
    ...assigned,
    name,
    ...about(said, textOf(said["name"]) || offered),
    input: object(Object.fromEntries(variables.map((one) => [one, variable]))),
  });
  return {
    ...definition,
    uri,
    mimeType: mimeTypeOf(name, said["mimeType"]),
    upstream: { server, name: offered, said, ...(complete === true && { complete }) },
  };
};

const argumentsOf = (name: string, said: unknown): JsonSchema => {
  const wrong = (received: unknown, right: string): Error =>
    new DefinitionError(name, "arguments", received, right, "prompt");
  if (said === undefined) return object({});
  if (!Array.isArray(said)) throw wrong(typeof said, "a list of arguments");
  const members = said.map((argument: unknown) => {
    const given = isRecord(argument) ? argument["name"] : undefined;
    if (!isRecord(argument) || typeof given !== "string" || !argumentName.test(given))
      throw wrong(given, "names of at most 64 letters, digits, dots, hyphens and underscores, a letter first");
    const description = textOf(argument["description"]);
    const schema = text({ maxLength: longestArgument, ...(description !== "" && { description }) });
    return [given, argument["required"] === true ? schema : optional(schema)] as const;
  });
  const names = members.map(([given]) => given);
  const twice = names.find((given, at) => names.indexOf(given) !== at);
  if (twice !== undefined) throw wrong(twice, "names of which none stands twice");
  return object(Object.fromEntries(members));
};

/** With the arguments in the form in which the scanner knows those of tools. */
const scannedPrompt = (said: JsonSchema): JsonSchema => {
  const given = Array.isArray(said["arguments"]) ? (said["arguments"] as readonly unknown[]).filter(isRecord) : [];
  const properties = Object.fromEntries(given.map(({ name }) => [String(name), {}]));
  return { ...said, inputSchema: { properties } };
};

/** The scanner rules that match a definition, each once. */
export const rulesIn = (said: JsonSchema): readonly string[] => [
  ...new Set(inspectDefinition(said).map(({ rule }) => rule)),
];

/** One resource, template or prompt by itself, with the rules of the scanner that match it. */
export interface ReadingOffer {
  readonly kind: "resource" | "prompt";
  /** Its address, template or name there. */
  readonly offered: string;
  readonly listed: PinReadingsOptions["listed"];
  readonly rules: readonly string[];
}

/** Everything that can be pinned, read as `pinReadings` reads it. */
export const readingOffers = (all: PinReadingsOptions["listed"]): readonly ReadingOffer[] => {
  const { resources, prompts } = readListed({ ...all, tools: [] });
  return [
    ...[...resources].map(([offered, said]) => ({
      ...{ kind: "resource" as const, offered, rules: rulesIn(said) },
      listed: { ...noLists, ["uri" in said ? "resources" : "resourceTemplates"]: [said] },
    })),
    ...[...prompts].map(([offered, said]) => ({
      ...{ kind: "prompt" as const, offered, rules: rulesIn(scannedPrompt(said)) },
      listed: { ...noLists, prompts: [said] },
    })),
  ];
};

const pinnedPrompt = (
  server: string,
  offered: string,
  said: JsonSchema,
  { complete, ...assigned }: Omit<ReadingAssignment, "accept">,
): Omit<CataloguePrompt, "digest"> => {
  const name = `${server}.${offered}`;
  const definition = completeReading("prompt", {
    version: "1.0.0",
    ...assigned,
    name,
    ...about(said, offered),
    input: argumentsOf(name, said["arguments"]),
  });
  return { ...definition, upstream: { server, name: offered, said, ...(complete === true && { complete }) } };
};

const repeatedNames = (resources: readonly Pick<CatalogueResource, "name">[]): readonly string[] => {
  const names = resources.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
    (name) => `${name}: received two resources of this name; should have a \`name\` each in their assignments`,
  );
};

/**
 * Makes the upstream's assigned resources and prompts into definitions of this server's catalogue, or says everything that speaks
 * against it. Addresses get the upstream's name in front, so that none of them is one of another server.
 *
 * @example
 * declare const options: PinReadingsOptions;
 * const { resources, prompts } = pinReadings(options);
 * console.log(resources.length, prompts.length);
 */
export const pinReadings = ({
  upstream: { name: server },
  resources,
  prompts,
  listed,
}: PinReadingsOptions): PinnedReadings => {
  const said = readListed({ ...listed, tools: [] });
  const readable = pinEach({
    ...{ server, assignments: resources, said: said.resources },
    pin: (offered, definition, assigned) => pinnedResource(server, offered, definition, assigned),
  });
  const gettable = pinEach({
    ...{ server, assignments: prompts, said: said.prompts, scanned: scannedPrompt },
    pin: (offered, definition, assigned) => pinnedPrompt(server, offered, definition, assigned),
  });
  const problems = [...readable.problems, ...gettable.problems, ...repeatedNames(readable.pinned)];
  if (problems.length > 0) throw new PinRefused(problems);
  return {
    resources: readable.pinned,
    prompts: gettable.pinned,
    unassigned: [...readable.unassigned, ...gettable.unassigned],
  };
};
