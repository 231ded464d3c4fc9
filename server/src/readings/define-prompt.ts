import type { CataloguePrompt } from "@mcp-landing-zone/contract";
import { frozen } from "../frozen.ts";
import type { Availability } from "../tools/availability.ts";
import type { Spotlight } from "../tools/check-spotlight.ts";
import type { ContentBlock } from "../tools/content-block.ts";
import { ToolContent } from "../tools/define-tool.ts";
import { object } from "../tools/schema.ts";
import type { Schema } from "../tools/schema.ts";
import { defaultsOf } from "../tools/schema-defaults.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { completersOf } from "./completers.ts";
import type { Complete, Completers } from "./completers.ts";
import { readingDefinition, spotlightOf } from "./define-reading.ts";
import type { ReadingSpec } from "./define-reading.ts";

/** One message of a prompt. */
export interface PromptMessage {
  /** Who says it. */
  readonly role: "user" | "assistant";
  /** What is said. */
  readonly content: string | ContentBlock;
}

/** A prompt: what a person chooses in their client, and the client then puts before its model. */
export interface PromptSpec<I> extends ReadingSpec {
  /** Its arguments, all of them texts. @default none */
  readonly input?: Schema<I>;
  /** Suggestions for an argument that the user is typing. @default the values of a choice */
  readonly complete?: Complete<I>;
  /** A text is one message of the user. */
  readonly get: (args: I, context: ToolContext) => Promise<string | readonly PromptMessage[]>;
}

/** A block of a prompt's answer, with the role of its message. */
export type RoleBlock = ContentBlock & { readonly role: PromptMessage["role"] };

/** A prompt as the server runs it. */
export interface Prompt {
  /** What the catalogue says of it. */
  readonly definition: Omit<CataloguePrompt, "digest">;
  /** How foreign text in it is marked. */
  readonly spotlight: Spotlight | undefined;
  /** For a prompt that may change while the server runs. */
  readonly availability?: Availability;
  /** What completes its arguments. */
  readonly completers: Completers;
  /** Its blocks are {@link RoleBlock}s. */
  readonly get: (args: unknown, context: ToolContext) => Promise<ToolContent>;
}

const roleBlock = ({ role, content }: PromptMessage): RoleBlock => ({
  ...(typeof content === "string" ? { type: "text", text: content } : content),
  role,
});

export const promptContent = (messages: string | readonly PromptMessage[]): ToolContent =>
  new ToolContent(
    (typeof messages === "string" ? [{ role: "user", content: messages } as const] : messages).map(roleBlock),
  );

/**
 * Defines a prompt, or says what is wrong with the definition. The returned prompt is frozen.
 *
 * @example
 * definePrompt({
 *   name: "review",
 *   version: "1.0.0",
 *   title: "Review",
 *   description: "Asks for a review of a document.",
 *   scope: "documents.read",
 *   classification: "internal",
 *   spotlight: "none",
 *   input: schema.object({ id: schema.text({ maxLength: 80 }) }),
 *   get: async ({ id }) => `Review the document ${id}.`,
 * });
 */
export const definePrompt = <I = object>(spec: PromptSpec<I>): Prompt => {
  const { get, complete, input = object({}), spotlight, ...rest } = spec;
  const definition = structuredClone(readingDefinition("prompt", { ...rest, spotlight, input }));
  const filled = defaultsOf(definition.input);
  return frozen({
    definition,
    spotlight: spotlightOf({ spotlight }),
    completers: completersOf("prompt", definition, complete),
    get: async (args, context) => promptContent(await get(filled(args) as I, context)),
  });
};
