import type {
  EmitTokenMetric,
  HarmCategory,
  ModelContentSafety,
  ModelElementData,
  SemanticCacheLookup,
  SemanticCacheStore,
  TokenLimit,
  TokenPeriod,
} from "../element/model-data.ts";
import { literal } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import type { Fields } from "./fields.ts";
import { dimensions, ended, plainContent, variable } from "./parts.ts";

const periods: readonly TokenPeriod[] = ["Hourly", "Daily", "Weekly", "Monthly", "Yearly"];

/** What a token limit reports, and the middle of the attributes that name it. */
const reports = {
  retryAfter: "retry-after",
  remaining: "remaining-tokens",
  remainingQuota: "remaining-quota-tokens",
  consumed: "tokens-consumed",
} as const;

const reported = <T>(
  fields: Fields,
  kind: "header" | "variable",
  read: (text: string) => T,
): Partial<Record<string, T>> => {
  const found = Object.entries(reports).flatMap(([name, attribute]) => {
    const whole = `${attribute}-${kind}-name`;
    return fields.has(whole) ? [[name, read(fields.plain(whole))] as const] : [];
  });
  return Object.fromEntries(found);
};

const tokenLimit =
  <E extends TokenLimit["element"]>(element: E): ((fields: Fields) => TokenLimit<E>) =>
  (fields) => {
    const key = fields.text("counter-key");
    const perMinute = fields.has("tokens-per-minute") ? { perMinute: fields.number("tokens-per-minute") } : {};
    const quota = fields.has("token-quota")
      ? { quota: { tokens: fields.integer("token-quota"), period: fields.one("token-quota-period", periods) } }
      : {};
    if (!("perMinute" in perMinute) && !("quota" in quota))
      throw fields.refuse(`<${element}> without a limit`, "tokens-per-minute, token-quota, or both");
    return {
      element,
      key,
      ...perMinute,
      ...quota,
      estimatePrompt: fields.flag("estimate-prompt-tokens", false),
      headers: reported(fields, "header", (name) => name),
      variables: reported(fields, "variable", (name): VariableName<"platform"> => variable(name, "platform")),
    };
  };

const tokenMetric =
  <E extends EmitTokenMetric["element"]>(element: E): ((fields: Fields) => EmitTokenMetric<E>) =>
  (fields) => ({
    element,
    ...(fields.has("namespace") ? { namespace: fields.plain("namespace") } : {}),
    dimensions: dimensions(fields),
  });

const semanticLookup =
  <E extends SemanticCacheLookup["element"]>(element: E): ((fields: Fields) => SemanticCacheLookup<E>) =>
  (fields) => {
    const scoreThreshold = fields.plain("score-threshold");
    if (!/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/.test(scoreThreshold))
      throw fields.refuse(`score-threshold of <${element}> ${JSON.stringify(scoreThreshold)}`, "0.0 to 1.0");
    fields.one("embeddings-backend-auth", ["system-assigned"]);
    return {
      element,
      scoreThreshold,
      embeddingsBackendId: fields.plain("embeddings-backend-id"),
      ignoreSystemMessages: fields.flag("ignore-system-messages", false),
      ...(fields.has("max-message-count") ? { maxMessageCount: fields.number("max-message-count") } : {}),
      varyBy: fields.children("vary-by").map((part) => part.textOf(part.node.content)),
    };
  };

const semanticStore =
  <E extends SemanticCacheStore["element"]>(element: E): ((fields: Fields) => SemanticCacheStore<E>) =>
  (fields) => ({ element, durationSeconds: fields.integer("duration") });

const harms: readonly HarmCategory[] = ["Hate", "SelfHarm", "Sexual", "Violence"];

const contentSafety = (fields: Fields): ModelContentSafety => {
  const [categories, blocklists] = ["categories", "blocklists"].map((name) =>
    fields.children("categories", "blocklists").find(({ node }) => node.name === name),
  );
  const flag = (name: string) => (fields.has(name) ? fields.condition(name) : literal("boolean", false));
  const outputType =
    categories?.one("output-type", ["FourSeverityLevels", "EightSeverityLevels"], "FourSeverityLevels") ??
    "FourSeverityLevels";
  categories?.end();
  return {
    element: "llm-content-safety",
    backendId: fields.text("backend-id"),
    shieldPrompt: flag("shield-prompt"),
    enforceOnCompletions: flag("enforce-on-completions"),
    ...(fields.has("window-size") ? { windowSize: fields.integer("window-size") } : {}),
    ...(fields.has("window-overlap-size") ? { windowOverlap: fields.integer("window-overlap-size") } : {}),
    outputType,
    categories: (categories?.children("category") ?? []).map((part) =>
      ended(part, { name: part.one("name", harms), threshold: part.integer("threshold") }),
    ),
    blocklists: (blocklists?.children("id") ?? []).map((id) =>
      id.node.content.isExpression ? id.textOf(id.node.content) : literal("string", plainContent(id)),
    ),
  };
};

/** How the elements for language models are read. */
export const modelReaders: {
  readonly [E in ModelElementData["element"]]: (fields: Fields) => Extract<ModelElementData, { readonly element: E }>;
} = {
  "llm-token-limit": tokenLimit("llm-token-limit"),
  "azure-openai-token-limit": tokenLimit("azure-openai-token-limit"),
  "llm-emit-token-metric": tokenMetric("llm-emit-token-metric"),
  "azure-openai-emit-token-metric": tokenMetric("azure-openai-emit-token-metric"),
  "llm-semantic-cache-lookup": semanticLookup("llm-semantic-cache-lookup"),
  "azure-openai-semantic-cache-lookup": semanticLookup("azure-openai-semantic-cache-lookup"),
  "llm-semantic-cache-store": semanticStore("llm-semantic-cache-store"),
  "azure-openai-semantic-cache-store": semanticStore("azure-openai-semantic-cache-store"),
  "llm-content-safety": contentSafety,
};
