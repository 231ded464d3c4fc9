import { sendOneWayRequest } from "../element/backend.ts";
import { logToEventHub } from "../element/cache.ts";
import type { Element } from "../element/data.ts";
import { findAndReplace, redirectContentUrls } from "../element/message.ts";
import {
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
} from "../element/model.ts";
import { request } from "../expression/request.ts";
import { text } from "../expression/text.ts";
import { platformVariable } from "../expression/variable.ts";
import type { Samples } from "./samples.testing.ts";

const name = (variable: string) => platformVariable(variable);

const limits = [
  [
    llmTokenLimit({ key: text("models:", request.clientIp), perMinute: 500 }),
    '<llm-token-limit counter-key="@("models:" + context.Request.IpAddress)" tokens-per-minute="500" estimate-prompt-tokens="false" />',
  ],
  [
    llmTokenLimit({
      key: "k",
      quota: { tokens: 10_000, period: "Daily" },
      estimatePrompt: true,
      headers: { retryAfter: "x-wait", remaining: "x-left", remainingQuota: "x-left-today", consumed: "x-used" },
      variables: {
        retryAfter: name("wait"),
        remaining: name("left"),
        remainingQuota: name("quota"),
        consumed: name("used"),
      },
    }),
    '<llm-token-limit counter-key="k" token-quota="10000" token-quota-period="Daily" estimate-prompt-tokens="true" retry-after-header-name="x-wait" retry-after-variable-name="wait" remaining-quota-tokens-header-name="x-left-today" remaining-quota-tokens-variable-name="quota" remaining-tokens-header-name="x-left" remaining-tokens-variable-name="left" tokens-consumed-header-name="x-used" tokens-consumed-variable-name="used" />',
  ],
] as const;

const metrics = [
  [
    llmEmitTokenMetric({ namespace: "models", dimensions: { "API ID": true, Caller: request.clientIp } }),
    `
<llm-emit-token-metric namespace="models">
  <dimension name="API ID" />
  <dimension name="Caller" value="@(context.Request.IpAddress)" />
</llm-emit-token-metric>`,
  ],
] as const;

const lookups = [
  [
    llmSemanticCacheLookup({ scoreThreshold: 0.05, embeddingsBackendId: "embeddings", varyBy: [request.clientIp] }),
    `
<llm-semantic-cache-lookup score-threshold="0.05" embeddings-backend-id="embeddings" embeddings-backend-auth="system-assigned" ignore-system-messages="false">
  <vary-by>@(context.Request.IpAddress)</vary-by>
</llm-semantic-cache-lookup>`,
  ],
  [
    llmSemanticCacheLookup({
      scoreThreshold: 0.2,
      embeddingsBackendId: "e",
      ignoreSystemMessages: true,
      maxMessageCount: 4,
      varyBy: ["a", request.clientIp],
    }),
    `
<llm-semantic-cache-lookup score-threshold="0.2" embeddings-backend-id="e" embeddings-backend-auth="system-assigned" ignore-system-messages="true" max-message-count="4">
  <vary-by>a</vary-by>
  <vary-by>@(context.Request.IpAddress)</vary-by>
</llm-semantic-cache-lookup>`,
  ],
] as const;

const stores = [[llmSemanticCacheStore(60), '<llm-semantic-cache-store duration="60" />']] as const;

type Variants = readonly (readonly [Element, string])[];

/** The same elements under the name that they have for Azure OpenAI. */
const forAzureOpenAi = (variants: Variants): Variants =>
  variants.map(([element, xml]) => [
    { ...element, element: element.element.replace("llm-", "azure-openai-") } as Element,
    xml.replaceAll(/(?<=<\/?)llm-/g, "azure-openai-"),
  ]);

export const modelSamples: Samples = {
  "llm-token-limit": limits,
  "azure-openai-token-limit": forAzureOpenAi(limits),
  "llm-emit-token-metric": metrics,
  "azure-openai-emit-token-metric": forAzureOpenAi(metrics),
  "llm-semantic-cache-lookup": lookups,
  "azure-openai-semantic-cache-lookup": forAzureOpenAi(lookups),
  "llm-semantic-cache-store": stores,
  "azure-openai-semantic-cache-store": forAzureOpenAi(stores),
  "llm-content-safety": [
    [
      llmContentSafety({
        backendId: "safety",
        shieldPrompt: true,
        enforceOnCompletions: true,
        categories: { Hate: 4, SelfHarm: 2 },
        blocklists: ["terms"],
      }),
      `
<llm-content-safety backend-id="safety" shield-prompt="true" enforce-on-completions="true">
  <categories output-type="EightSeverityLevels">
    <category name="Hate" threshold="4" />
    <category name="SelfHarm" threshold="2" />
  </categories>
  <blocklists>
    <id>terms</id>
  </blocklists>
</llm-content-safety>`,
    ],
    [
      llmContentSafety({ backendId: "safety", shieldPrompt: true }),
      '<llm-content-safety backend-id="safety" shield-prompt="true" enforce-on-completions="false" />',
    ],
  ],
  "send-one-way-request": [
    [
      sendOneWayRequest({ url: "https://hook.example/", method: "POST", timeoutSeconds: 5, body: request.method }),
      `
<send-one-way-request mode="new" timeout="5">
  <set-url>https://hook.example/</set-url>
  <set-method>POST</set-method>
  <set-body>@(context.Request.Method)</set-body>
</send-one-way-request>`,
    ],
  ],
  "log-to-eventhub": [
    [
      logToEventHub({ loggerId: "audit", partitionId: "0", message: request.method }),
      '<log-to-eventhub logger-id="audit" partition-id="0">@(context.Request.Method)</log-to-eventhub>',
    ],
    [
      logToEventHub({ loggerId: "audit", partitionKey: "k", message: "seen" }),
      '<log-to-eventhub logger-id="audit" partition-key="k">seen</log-to-eventhub>',
    ],
  ],
  "redirect-content-urls": [[redirectContentUrls(), "<redirect-content-urls />"]],
  "find-and-replace": [
    [
      findAndReplace("a.internal", request.host),
      '<find-and-replace from="a.internal" to="@(context.Request.OriginalUrl.Host)" />',
    ],
  ],
};
