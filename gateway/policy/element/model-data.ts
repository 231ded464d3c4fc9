import type { Expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";

/** The gateway has each of these elements twice, for all language models and for Azure OpenAI. Both do the same. */
type ModelElement<N extends string> = `llm-${N}` | `azure-openai-${N}`;

/** How long a quota of tokens lasts. It begins at the start of the hour, the day and so on, in UTC. */
export type TokenPeriod = "Hourly" | "Daily" | "Weekly" | "Monthly" | "Yearly";

/** What a token limit writes into the answer and into variables. */
interface TokenReport<T> {
  /** The seconds to wait after a refusal. */
  readonly retryAfter?: T;
  /** The tokens that are left of the minute. */
  readonly remaining?: T;
  /** The tokens that are left of the quota. */
  readonly remainingQuota?: T;
  /** What this request has used, prompt and completion. */
  readonly consumed?: T;
}

export interface TokenLimit<E extends ModelElement<"token-limit"> = ModelElement<"token-limit">> {
  readonly element: E;
  readonly key: Expr<"string">;
  readonly perMinute?: number;
  readonly quota?: { readonly tokens: Expr<"integer">; readonly period: TokenPeriod };
  readonly estimatePrompt: boolean;
  readonly headers: TokenReport<string>;
  readonly variables: TokenReport<VariableName<"platform">>;
}

/** A dimension of a metric. Without a value it is one that the gateway knows by its name. */
export interface Dimension {
  readonly name: string;
  readonly value?: Expr<"string">;
}

export interface EmitTokenMetric<E extends ModelElement<"emit-token-metric"> = ModelElement<"emit-token-metric">> {
  readonly element: E;
  readonly namespace?: string;
  readonly dimensions: readonly [Dimension, ...(readonly Dimension[])];
}

export interface SemanticCacheLookup<
  E extends ModelElement<"semantic-cache-lookup"> = ModelElement<"semantic-cache-lookup">,
> {
  readonly element: E;
  /** As it is written, such as `0.05`. */
  readonly scoreThreshold: string;
  readonly embeddingsBackendId: string;
  readonly ignoreSystemMessages: boolean;
  readonly maxMessageCount?: number;
  readonly varyBy: readonly Expr<"string">[];
}

export interface SemanticCacheStore<
  E extends ModelElement<"semantic-cache-store"> = ModelElement<"semantic-cache-store">,
> {
  readonly element: E;
  readonly durationSeconds: Expr<"integer">;
}

/** A kind of harm that Content Safety scores. */
export type HarmCategory = "Hate" | "SelfHarm" | "Sexual" | "Violence";

export interface ModelContentSafety {
  readonly element: "llm-content-safety";
  readonly backendId: Expr<"string">;
  readonly shieldPrompt: Expr<"boolean">;
  readonly enforceOnCompletions: Expr<"boolean">;
  readonly windowSize?: Expr<"integer">;
  readonly windowOverlap?: Expr<"integer">;
  readonly outputType: "FourSeverityLevels" | "EightSeverityLevels";
  readonly categories: readonly { readonly name: HarmCategory; readonly threshold: Expr<"integer"> }[];
  readonly blocklists: readonly Expr<"string">[];
}

/** Every element for language models. */
export type ModelElementData =
  | TokenLimit<"llm-token-limit">
  | TokenLimit<"azure-openai-token-limit">
  | EmitTokenMetric<"llm-emit-token-metric">
  | EmitTokenMetric<"azure-openai-emit-token-metric">
  | SemanticCacheLookup<"llm-semantic-cache-lookup">
  | SemanticCacheLookup<"azure-openai-semantic-cache-lookup">
  | SemanticCacheStore<"llm-semantic-cache-store">
  | SemanticCacheStore<"azure-openai-semantic-cache-store">
  | ModelContentSafety;
