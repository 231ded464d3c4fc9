import type {
  Dimension,
  EmitTokenMetric,
  ModelContentSafety,
  SemanticCacheLookup,
  SemanticCacheStore,
  TokenLimit,
} from "../element/model-data.ts";
import type { Expr } from "../expression/expr.ts";
import type { VariableName } from "../expression/variable.ts";
import { conditionValue, numberValue, plainValue, textValue } from "./value.ts";
import type { XmlElement, XmlValue } from "./xml.ts";
import { xml } from "./xml.ts";

const plain = (name: string, value: string | number | boolean | undefined): XmlValue | undefined =>
  value === undefined ? undefined : plainValue(name, String(value));

const named = (variable: VariableName | undefined): XmlValue | undefined => plain("variable", variable?.variable);

const number = (value: Expr<"integer"> | undefined): XmlValue | undefined => (value ? numberValue(value) : undefined);

export const tokenLimitXml = ({
  element,
  key,
  perMinute,
  quota,
  estimatePrompt,
  headers,
  variables,
}: TokenLimit): XmlElement =>
  xml(element, {
    "counter-key": textValue(key),
    "tokens-per-minute": plain("perMinute", perMinute),
    "token-quota": number(quota?.tokens),
    "token-quota-period": plain("period", quota?.period),
    "estimate-prompt-tokens": plain("estimatePrompt", estimatePrompt),
    "retry-after-header-name": plain("header", headers.retryAfter),
    "retry-after-variable-name": named(variables.retryAfter),
    "remaining-quota-tokens-header-name": plain("header", headers.remainingQuota),
    "remaining-quota-tokens-variable-name": named(variables.remainingQuota),
    "remaining-tokens-header-name": plain("header", headers.remaining),
    "remaining-tokens-variable-name": named(variables.remaining),
    "tokens-consumed-header-name": plain("header", headers.consumed),
    "tokens-consumed-variable-name": named(variables.consumed),
  });

export const tokenMetricXml = ({ element, namespace, dimensions }: EmitTokenMetric): XmlElement =>
  xml(element, { namespace: plain("namespace", namespace) }, dimensions.map(dimensionXml));

export const dimensionXml = ({ name, value }: Dimension): XmlElement =>
  xml("dimension", { name: plainValue("dimension", name), value: value ? textValue(value) : undefined });

export const semanticLookupXml = (lookup: SemanticCacheLookup): XmlElement =>
  xml(
    lookup.element,
    {
      "score-threshold": plain("scoreThreshold", lookup.scoreThreshold),
      "embeddings-backend-id": plain("embeddingsBackendId", lookup.embeddingsBackendId),
      "embeddings-backend-auth": plain("embeddingsBackendAuth", "system-assigned"),
      "ignore-system-messages": plain("ignoreSystemMessages", lookup.ignoreSystemMessages),
      "max-message-count": plain("maxMessageCount", lookup.maxMessageCount),
    },
    lookup.varyBy.map((value) => xml("vary-by", {}, textValue(value))),
  );

export const semanticStoreXml = ({ element, durationSeconds }: SemanticCacheStore): XmlElement =>
  xml(element, { duration: numberValue(durationSeconds) });

export const contentSafetyXml = (safety: ModelContentSafety): XmlElement => {
  const { categories, blocklists, outputType } = safety;
  const category = ({ name, threshold }: (typeof categories)[number]) =>
    xml("category", { name: plain("category", name), threshold: numberValue(threshold) });
  return xml(
    safety.element,
    {
      "backend-id": textValue(safety.backendId),
      "shield-prompt": conditionValue(safety.shieldPrompt),
      "enforce-on-completions": conditionValue(safety.enforceOnCompletions),
      "window-size": number(safety.windowSize),
      "window-overlap-size": number(safety.windowOverlap),
    },
    [
      ...(categories.length === 0
        ? []
        : [xml("categories", { "output-type": plain("outputType", outputType) }, categories.map(category))]),
      ...(blocklists.length === 0
        ? []
        : [
            xml(
              "blocklists",
              {},
              blocklists.map((id) => xml("id", {}, textValue(id))),
            ),
          ]),
    ],
  );
};
