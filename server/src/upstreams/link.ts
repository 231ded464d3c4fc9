import type { ToolContext } from "../tools/tool-context.ts";

/** What an upstream can offer, each kind with lists of its own. */
export const offerKinds = ["tools", "resources", "prompts"] as const;
export type OfferKind = (typeof offerKinds)[number];

/** The lists of an upstream, word for word; empty where it has none of a kind, or was not asked. */
export interface Lists {
  readonly tools: readonly unknown[];
  readonly resources: readonly unknown[];
  readonly resourceTemplates: readonly unknown[];
  readonly prompts: readonly unknown[];
}

export const noLists: Lists = { tools: [], resources: [], resourceTemplates: [], prompts: [] };

/** A request to an upstream on behalf of a caller. */
export interface UpstreamRequest {
  readonly method: "tools/call" | "resources/read" | "prompts/get" | "completion/complete";
  readonly params: Readonly<Record<string, unknown>>;
}

/** The way to one upstream, of any kind. It opens by itself when it is needed, and again after it broke. */
export interface Link {
  /** Everything of these kinds that the upstream lists. */
  list(kinds: readonly OfferKind[], signal: AbortSignal): Promise<Lists>;
  /** The upstream's result, word for word. */
  ask(request: UpstreamRequest, context: ToolContext): Promise<unknown>;
  close(): Promise<void>;
}

/** The code of an error that stands for an answer without a form. Of an upstream's own it means no more. */
export const unreadableAnswer = -32_050;

/** The upstream cannot be reached, or does not speak the protocol. */
export class UpstreamUnavailable extends Error {
  override readonly name = "UpstreamUnavailable";
}

/** The upstream answered with an error of the protocol. Its message is the upstream's word. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
}
