import type { Element } from "./data.ts";
import type { Dimensions } from "./dimensions.ts";
import { dimensionsOf } from "./dimensions.ts";
import type { HarmCategory, TokenPeriod } from "./model-data.ts";
import type { Expr, Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import { nameOf } from "../expression/variable.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";

/** What a token limit reports, each under the name of a header or in a variable. */
interface Reported<T> {
  /** The seconds to wait after a refusal. @default - a header `Retry-After`, no variable */
  readonly retryAfter?: T;
  /** The tokens that are left of the minute. @default none */
  readonly remaining?: T;
  /** The tokens that are left of the quota. @default none */
  readonly remainingQuota?: T;
  /** What this request has used, prompt and completion. @default none */
  readonly consumed?: T;
}

/** What `llmTokenLimit` takes. */
export interface LlmTokenLimitProps {
  /** Whose counter it is. Begin it with a constant of its own: the gateway keeps one counter per key. */
  readonly key: Given<"string">;
  /** Tokens within a minute. @default no such limit */
  readonly perMinute?: number;
  /** Tokens of a whole period. @default no quota */
  readonly quota?: { readonly tokens: Given<"integer">; readonly period: TokenPeriod };
  /** Counts the tokens of the prompt before it is sent. @default false */
  readonly estimatePrompt?: boolean;
  /** Response headers that report. @default none */
  readonly headers?: Reported<string>;
  /** Variables that report. @default none */
  readonly variables?: Reported<VariableName<"platform">>;
}

/**
 * At most so many tokens of a language model: 429 beyond the minute's, 403 beyond the quota. The cost of a request is known once it is answered.
 *
 * @example
 * llmTokenLimit({ key: text("models:", tokenVariable("token").claim("oid", "")), perMinute: 5_000, headers: { remaining: "x-remaining-tokens" } });
 */
export const llmTokenLimit = (props: LlmTokenLimitProps): Element<PlaceOf<"llm-token-limit">> => {
  const { key, perMinute, quota, estimatePrompt = false, headers = {}, variables = {} } = props;
  const tokens = perMinute ?? 1;
  refuseUnless(Number.isInteger(tokens) && tokens > 0, "perMinute", perMinute, "a positive number");
  refuseUnless(perMinute !== undefined || quota !== undefined, "llmTokenLimit()", props, "perMinute, quota, or both");
  const named = Object.entries<VariableName<"platform">>({ ...variables } as never).map(
    ([name, variable]) => [name, nameOf(variable)] as const,
  );
  return {
    element: "llm-token-limit",
    key: expr("string", key),
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(quota === undefined ? {} : { quota: { tokens: expr("integer", quota.tokens), period: quota.period } }),
    estimatePrompt,
    headers,
    variables: Object.fromEntries(named),
  };
};

/** What `llmEmitTokenMetric` takes. */
export interface LlmEmitTokenMetricProps {
  /** The namespace of the metrics. @default - the gateway's own namespace */
  readonly namespace?: string;
  /** At most five of your own; `true` stands for a value that the gateway knows, such as that of `API ID`. */
  readonly dimensions: Dimensions;
}

/**
 * Metrics of the tokens that a language model used. Dimensions are stored and billed: never a token, a body or a person.
 *
 * @example
 * llmEmitTokenMetric({ namespace: "models", dimensions: { "API ID": true, "Subscription ID": true } });
 */
export const llmEmitTokenMetric = (props: LlmEmitTokenMetricProps): Element<PlaceOf<"llm-emit-token-metric">> => {
  const { namespace, dimensions } = props;
  const own = Object.values(dimensions).filter((value) => value !== true);
  refuseUnless(own.length <= 5, "dimensions", Object.keys(dimensions), "at most 5 dimensions of your own");
  return {
    element: "llm-emit-token-metric",
    ...(namespace === undefined ? {} : { namespace }),
    dimensions: dimensionsOf(dimensions),
  };
};

/** What `llmSemanticCacheLookup` takes. */
export interface LlmSemanticCacheLookupProps {
  /** How far apart two prompts may be, from 0 to 1: 0.05 is a start, above 0.2 answers are mixed up. */
  readonly scoreThreshold: number;
  /** The backend of the embeddings, as the gateway knows it. */
  readonly embeddingsBackendId: string;
  /** Leaves system messages out of the comparison. @default false */
  readonly ignoreSystemMessages?: boolean;
  /** No look-up for a dialog of more messages. @default no limit */
  readonly maxMessageCount?: number;
  /** What an answer belongs to: the caller, or else one caller gets the answer of another. */
  readonly varyBy: readonly [Given<"string">, ...Given<"string">[]];
}

/**
 * Answers a prompt with what a similar one was answered. The gateway's own identity asks for the embeddings.
 *
 * @example
 * llmSemanticCacheLookup({ scoreThreshold: 0.05, embeddingsBackendId: "embeddings", varyBy: [tokenVariable("token").claim("oid", "")] });
 */
export const llmSemanticCacheLookup = (
  props: LlmSemanticCacheLookupProps,
): Element<PlaceOf<"llm-semantic-cache-lookup">> => {
  const { scoreThreshold, embeddingsBackendId, ignoreSystemMessages = false, maxMessageCount, varyBy } = props;
  const isScore = scoreThreshold >= 0 && scoreThreshold <= 1;
  refuseUnless(isScore, "scoreThreshold", scoreThreshold, "0 to 1");
  const count = maxMessageCount ?? 1;
  refuseUnless(Number.isInteger(count) && count > 0, "maxMessageCount", maxMessageCount, "a positive number");
  return {
    element: "llm-semantic-cache-lookup",
    scoreThreshold: String(scoreThreshold),
    embeddingsBackendId,
    ignoreSystemMessages,
    ...(maxMessageCount === undefined ? {} : { maxMessageCount }),
    varyBy: varyBy.map((value) => expr("string", value)),
  };
};

/**
 * Keeps a model's answer for prompts like this one. It needs the look-up before it.
 *
 * @example
 * policyDocument({ name: "chat", scope: "api", inbound: [base()], backend: [base()], outbound: [base(), llmSemanticCacheStore(600)], onError: [base()] });
 */
export const llmSemanticCacheStore = (
  durationSeconds: Given<"integer">,
): Element<PlaceOf<"llm-semantic-cache-store">> => {
  const isLasting = typeof durationSeconds !== "number" || (Number.isInteger(durationSeconds) && durationSeconds > 0);
  refuseUnless(isLasting, "durationSeconds", durationSeconds, "a positive number");
  return { element: "llm-semantic-cache-store", durationSeconds: expr("integer", durationSeconds) };
};

/** What `llmContentSafety` takes. */
export interface LlmContentSafetyProps {
  /** The backend of Azure AI Content Safety, as the gateway knows it. */
  readonly backendId: Given<"string">;
  /** Looks for prompt injection as well. @default false */
  readonly shieldPrompt?: Given<"boolean">;
  /** Checks the model's answer as well. @default false */
  readonly enforceOnCompletions?: Given<"boolean">;
  /** The severity from which each kind of harm is refused: 0 is the strictest. @default none */
  readonly categories?: Readonly<Partial<Record<HarmCategory, Given<"integer">>>>;
  /** How fine the scale of severities is. @default "EightSeverityLevels" */
  readonly outputType?: "FourSeverityLevels" | "EightSeverityLevels";
  /** Lists of forbidden terms. @default none */
  readonly blocklists?: readonly Given<"string">[];
}

/**
 * Asks Content Safety about the text for a model, and refuses with 403 what it finds harmful. Fails closed.
 *
 * @example
 * llmContentSafety({ backendId: "content-safety", shieldPrompt: true, categories: { Hate: 4, Violence: 4 } });
 */
export const llmContentSafety = (props: LlmContentSafetyProps): Element<PlaceOf<"llm-content-safety">> => {
  const { categories = {}, blocklists = [], outputType = "EightSeverityLevels" } = props;
  const thresholds = Object.entries(categories) as [HarmCategory, Given<"integer">][];
  for (const [name, threshold] of thresholds) {
    const isLevel = typeof threshold !== "number" || (Number.isInteger(threshold) && threshold >= 0 && threshold <= 7);
    refuseUnless(isLevel, name, threshold, "0 to 7");
  }
  const asked: Expr<"boolean"> = expr("boolean", props.shieldPrompt ?? false);
  const isAsked = thresholds.length > 0 || blocklists.length > 0 || asked.kind !== "literal" || asked.value;
  refuseUnless(isAsked, "llmContentSafety()", props, "categories, blocklists or shieldPrompt: it would ask nothing");
  return {
    element: "llm-content-safety",
    backendId: expr("string", props.backendId),
    shieldPrompt: asked,
    enforceOnCompletions: expr("boolean", props.enforceOnCompletions ?? false),
    outputType,
    categories: thresholds.map(([name, threshold]) => ({ name, threshold: expr("integer", threshold) })),
    blocklists: blocklists.map((id) => expr("string", id)),
  };
};
