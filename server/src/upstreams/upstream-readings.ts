import { variablesOf } from "@mcp-landing-zone/contract";
import type { CataloguePrompt, CatalogueResource, UpstreamOffer } from "@mcp-landing-zone/contract";
import type { Completers } from "../readings/completers.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import { addressOf } from "../readings/define-resource.ts";
import type { Resource } from "../readings/define-resource.ts";
import type { Availability } from "../tools/availability.ts";
import { blockTexts } from "../tools/check-spotlight.ts";
import type { Spotlight } from "../tools/check-spotlight.ts";
import { ToolContent } from "../tools/define-tool.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { readCompletion, readContents, readMessages } from "./read-reading.ts";
import { servedAddress } from "./read-result.ts";
import type { AskUpstream } from "./upstream-ask.ts";
import { unsealed } from "./unsealed.ts";

/** How an upstream is reached, and how its texts are marked. */
export interface Reached {
  readonly mode: Spotlight["mode"];
  readonly availability: Availability;
  readonly ask: AskUpstream;
}

export type PinnedResource = CatalogueResource & { readonly upstream: UpstreamOffer };
export type PinnedPrompt = CataloguePrompt & { readonly upstream: UpstreamOffer };

const failed = (text: string): ToolContent => new ToolContent([{ type: "text", text }], true);

/** Asked only where a person has agreed that what is typed goes to the other server letter by letter. */
const completersOf = (
  { complete }: UpstreamOffer,
  names: readonly string[],
  ref: Readonly<Record<string, string>>,
  ask: AskUpstream,
): Completers =>
  complete
    ? Object.fromEntries(
        names.map((name) => [
          name,
          async (value, { chosen, ...context }) => {
            const params = { ref, argument: { name, value }, context: { arguments: chosen } };
            const answer = await ask({ method: "completion/complete", params }, context);
            if ("error" in answer) throw new ToolRefusal("tool-error");
            return readCompletion(answer.result);
          },
        ]),
      )
    : {};

const reached = ({ mode, availability }: Reached) => ({ spotlight: { mode, fields: blockTexts }, availability });

/** A resource of another server as one of this one. */
export const upstreamResource = (pin: PinnedResource, way: Reached): Resource => {
  const { server, name: template } = pin.upstream;
  const { mimeType, limits } = pin;
  return {
    definition: unsealed(pin),
    ...reached(way),
    completers: completersOf(pin.upstream, variablesOf(template), { type: "ref/resource", uri: template }, way.ask),
    read: async (variables, context) => {
      const uri = addressOf(template, variables);
      const answer = await way.ask({ method: "resources/read", params: { uri } }, context);
      if ("error" in answer) return failed(answer.error);
      const approved = { uri: servedAddress(server, uri), mimeType, maxBytes: limits.maxOutputBytes };
      return new ToolContent(readContents(answer.result, approved));
    },
  };
};

/** A prompt of another server as one of this one. */
export const upstreamPrompt = (pin: PinnedPrompt, way: Reached): Prompt => {
  const { server, name } = pin.upstream;
  const names = Object.keys((pin.input["properties"] ?? {}) as object);
  return {
    definition: unsealed(pin),
    ...reached(way),
    completers: completersOf(pin.upstream, names, { type: "ref/prompt", name }, way.ask),
    get: async (args, context) => {
      const answer = await way.ask({ method: "prompts/get", params: { name, arguments: args } }, context);
      if ("error" in answer) return failed(answer.error);
      return new ToolContent(readMessages(answer.result, pin.limits.maxOutputBytes, server));
    },
  };
};
