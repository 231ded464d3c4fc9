import { templateProblem, variablesOf } from "@mcp-landing-zone/contract";
import type { CatalogueResource } from "@mcp-landing-zone/contract";
import { frozen } from "../frozen.ts";
import type { Availability } from "../tools/availability.ts";
import type { Spotlight } from "../tools/check-spotlight.ts";
import type { ContentBlock } from "../tools/content-block.ts";
import { ToolContent, DefinitionError } from "../tools/define-tool.ts";
import { object } from "../tools/schema.ts";
import type { Schema } from "../tools/schema.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { completersOf } from "./completers.ts";
import type { Complete, Completers } from "./completers.ts";
import { readingDefinition, spotlightOf } from "./define-reading.ts";
import type { ReadingSpec } from "./define-reading.ts";

/** A resource, or all resources whose addresses a template makes: what a client reads without a model's asking for it. */
export interface ResourceSpec<I> extends ReadingSpec {
  /** An address, or a template such as `documents://{id}`; each variable stands for one part of the address. */
  readonly uri: string;
  /** The media type of its content. */
  readonly mimeType: string;
  /** The variables of the template, all of them texts. @default none, for one address */
  readonly input?: Schema<I>;
  /** Suggestions for a variable that the user is typing. @default the values of a choice */
  readonly complete?: Complete<I>;
  /** A text, or bytes, which go out as they are: nothing inspects them. */
  readonly read: (variables: I, context: ToolContext) => Promise<string | Uint8Array>;
}

/** A resource as the server runs it. */
export interface Resource {
  /** What the catalogue says of it. */
  readonly definition: Omit<CatalogueResource, "digest">;
  /** How foreign text in it is marked. */
  readonly spotlight: Spotlight | undefined;
  /** For a resource that may change while the server runs. */
  readonly availability?: Availability;
  /** What completes the variables of its template. */
  readonly completers: Completers;
  /** Reads it for a caller. */
  readonly read: (variables: unknown, context: ToolContext) => Promise<ToolContent>;
}

/** A media type without parameters. */
export const mime = /^[a-z]{1,20}\/[a-z0-9.+-]{1,60}$/;

/** The address that the variables make. */
export const addressOf = (template: string, variables: unknown): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String((variables as Readonly<Record<string, unknown>>)[name])),
  );

const block = (uri: string, mimeType: string, content: string | Uint8Array): ContentBlock => ({
  type: "resource",
  resource: {
    uri,
    mimeType,
    ...(typeof content === "string" ? { text: content } : { blob: Buffer.from(content).toString("base64") }),
  },
});

/**
 * Defines a resource, or says what is wrong with the definition. The returned resource is frozen.
 *
 * @example
 * defineResource({
 *   name: "note",
 *   version: "1.0.0",
 *   title: "Note",
 *   description: "A note by its name.",
 *   uri: "notes://{name}",
 *   mimeType: "text/plain",
 *   scope: "documents.read",
 *   classification: "internal",
 *   spotlight: "none",
 *   input: schema.object({ name: schema.text({ maxLength: 80 }) }),
 *   read: async ({ name }) => `The note ${name}.`,
 * });
 */
export const defineResource = <I = object>(spec: ResourceSpec<I>): Resource => {
  const { read, complete, uri, mimeType, input = object({}), spotlight, ...rest } = spec;
  const wrong = (field: string, received: unknown, right: string): Error =>
    new DefinitionError(spec.name, field, received, right, "resource");
  const right = templateProblem(uri);
  if (right !== undefined) throw wrong("uri", uri, right);
  if (!mime.test(mimeType)) throw wrong("mimeType", mimeType, "a media type in small letters, such as text/plain");
  const names = Object.keys((input["properties"] ?? {}) as object);
  if (String([...names].sort()) !== String([...variablesOf(uri)].sort())) {
    throw wrong(
      "input",
      names,
      `an object with the variables of the template: ${variablesOf(uri).join(", ") || "none"}`,
    );
  }
  if (((input["required"] ?? []) as readonly string[]).length < names.length) {
    throw wrong("input", input["required"] ?? [], "variables none of which is optional: an address has them all");
  }
  const definition = structuredClone({
    ...readingDefinition("resource", { ...rest, spotlight, input }),
    uri,
    mimeType,
  });
  return frozen({
    definition,
    spotlight: spotlightOf({ spotlight }),
    completers: completersOf("resource", definition, complete),
    read: async (variables, context) => {
      const content = await read(variables as I, context);
      return new ToolContent([block(addressOf(uri, variables), mimeType, content)]);
    },
  });
};
