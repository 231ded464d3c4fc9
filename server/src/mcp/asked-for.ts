import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import type { Message } from "../guards/message.ts";
import { createAddresses } from "../readings/addresses.ts";
import type { Found } from "../readings/addresses.ts";
import { completionKey } from "../readings/readings.ts";
import type { CompletionAsked } from "../readings/readings.ts";
import { readingKey } from "../tools/registry.ts";
import { isRecord } from "../record.ts";

/** What of the catalogue a message asks for, and with which arguments. */
export interface AskedFor {
  readonly key: string;
  readonly args: unknown;
}

type Params = Readonly<Record<string, unknown>>;
type Read = (params: Params) => AskedFor | undefined;

/** The answer for a target that does not exist, or that the caller may not know of. */
export const unknownTarget: Readonly<Record<string, string>> = {
  "tools/call": "Unknown tool",
  "resources/read": "Resource not found",
  "prompts/get": "Unknown prompt",
  "completion/complete": "Unknown reference",
};

/** Whether messages of the method are performed: each asks for one thing of the catalogue, and has a record of its own. */
export const isPerformed = (method: string | undefined): boolean =>
  method !== undefined && Object.hasOwn(unknownTarget, method);

/** Reads what messages ask for. Nothing in one leads to a key of another kind: no tool's name has a slash in it. */
export const createAskedFor = ({ resources = [] }: ToolCatalogue): ((message: Message) => AskedFor | undefined) => {
  const addressed = createAddresses(resources);
  const templates = new Map(resources.map(({ name, uri }) => [uri, name]));

  const reading = (found: Found | undefined): AskedFor | undefined =>
    found && { key: readingKey("resource", found.name), args: found.variables };

  const offerOf = (ref: unknown): string | undefined => {
    if (!isRecord(ref)) return undefined;
    const { type, name, uri } = ref;
    if (type === "ref/prompt" && typeof name === "string") return readingKey("prompt", name);
    const resource = type === "ref/resource" && typeof uri === "string" ? templates.get(uri) : undefined;
    return resource === undefined ? undefined : readingKey("resource", resource);
  };

  const completing: Read = ({ ref, argument, context }) => {
    const offer = offerOf(ref);
    if (offer === undefined || !isRecord(argument)) return undefined;
    const chosen = isRecord(context) ? context["arguments"] : undefined;
    const { name, value } = argument;
    const args = { argument: name, typed: value, ...(chosen !== undefined && { chosen }) };
    return { key: completionKey(offer), args: args as unknown as CompletionAsked };
  };

  const readers: Readonly<Record<string, Read>> = {
    "tools/call": ({ name, arguments: args = {} }) =>
      typeof name === "string" && !name.includes("/") ? { key: name, args } : undefined,
    "resources/read": ({ uri }) => (typeof uri === "string" ? reading(addressed(uri)) : undefined),
    "prompts/get": ({ name, arguments: args = {} }) =>
      typeof name === "string" ? { key: readingKey("prompt", name), args } : undefined,
    "completion/complete": completing,
  };
  return ({ method, params = {} }) => (Object.hasOwn(readers, method) ? readers[method]?.(params) : undefined);
};
