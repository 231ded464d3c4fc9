import type { Cors, ElementData, ManagedIdentity, OwnRequest, SetHeader, SetQueryParameter } from "../element/data.ts";
import type { ElementName } from "../element/place.ts";
import { toTaggedJsonCsharp } from "../expression/csharp.ts";
import type { Expr } from "../expression/expr.ts";
import {
  contentSafetyXml,
  dimensionXml,
  semanticLookupXml,
  semanticStoreXml,
  tokenLimitXml,
  tokenMetricXml,
} from "./model.ts";
import { certificateAttributes, reportHeaders, serviceRenderers } from "./service.ts";
import { azureAdTokenXml, jwtXml } from "./token.ts";
import {
  codeValue,
  conditionValue,
  constantValue,
  numberValue,
  optional,
  attributeValue as plain,
  plainValue,
  textValue,
} from "./value.ts";
import type { XmlElement, XmlValue } from "./xml.ts";
import { xml } from "./xml.ts";

type Attributes = Parameters<typeof xml>[1];

type Renderer<E extends ElementName> = (element: Extract<ElementData, { readonly element: E }>) => XmlElement;

/** An element as XML; its stage becomes the `id` that the gateway reports when the element fails. */
export const elementXml = (element: ElementData): XmlElement => {
  const render = renderers[element.element] as (element: ElementData) => XmlElement;
  const { name, attributes, content } = render(element);
  const id = element.stage === undefined ? [] : [["id", plainValue("stage", element.stage)] as const];
  return { name, attributes: [...id, ...attributes], content };
};

const headerList = (name: string, headers: readonly string[]): readonly XmlElement[] => {
  if (headers.length === 0) return [];
  const items = headers.map((header) => xml("header", {}, plain(header)));
  return [xml(name, {}, items)];
};

const allowedMethods = ({ methods, maxAgeSeconds }: Cors): readonly XmlElement[] => {
  if (methods.length === 0) return [];
  const items = methods.map((method) => xml("method", {}, plain(method)));
  return [xml("allowed-methods", { "preflight-result-max-age": plain(maxAgeSeconds) }, items)];
};

const idValue = (id: string | Expr<"string">): XmlValue => (typeof id === "string" ? plain(id) : textValue(id));

const valuesByName = ({ element, name, whenPresent, values }: SetHeader | SetQueryParameter): XmlElement => {
  const content = values.map((value) => xml("value", {}, textValue(value)));
  return xml(element, { name: plainValue("name", name), "exists-action": plain(whenPresent) }, content);
};

const renderers: { readonly [E in ElementName]: Renderer<E> } = {
  base: () => xml("base", {}),
  "validate-azure-ad-token": azureAdTokenXml,
  "validate-jwt": jwtXml,
  choose: ({ branches, otherwise }) =>
    xml("choose", {}, [
      ...branches.map(({ condition, elements }) =>
        xml("when", { condition: conditionValue(condition) }, elements.map(elementXml)),
      ),
      ...(otherwise.length === 0 ? [] : [xml("otherwise", {}, otherwise.map(elementXml))]),
    ]),
  "set-variable": ({ variable, value }) =>
    xml("set-variable", {
      name: plainValue("variable", variable.variable),
      value: variableValue(variable.holds === "json", value),
    }),
  "set-header": valuesByName,
  "set-query-parameter": valuesByName,
  "set-body": ({ value }) => xml("set-body", {}, textValue(value)),
  "set-method": ({ method }) => xml("set-method", {}, plainValue("method", method)),
  "set-status": ({ code, reason }) => xml("set-status", { code: numberValue(code), reason: reasonValue(reason) }),
  "rewrite-uri": ({ template, copyUnmatchedParameters }) =>
    xml("rewrite-uri", { template: textValue(template), "copy-unmatched-params": plain(copyUnmatchedParameters) }),
  "rate-limit-by-key": ({ calls, periodSeconds, key, countIf, countBy, headers, retryAfter, remaining }) =>
    xml("rate-limit-by-key", {
      calls: numberValue(calls),
      "renewal-period": plain(periodSeconds),
      "counter-key": textValue(key),
      "increment-condition": optional(countIf, conditionValue),
      "increment-count": optional(countBy, numberValue),
      ...reportHeaders(headers),
      "retry-after-variable-name": optional(retryAfter, ({ variable }) => plain(variable)),
      "remaining-calls-variable-name": optional(remaining, ({ variable }) => plain(variable)),
    }),
  "quota-by-key": ({ calls, periodSeconds, key, countIf, firstPeriodStart }) =>
    xml("quota-by-key", {
      calls: plain(calls),
      "renewal-period": plain(periodSeconds),
      "counter-key": textValue(key),
      "increment-condition": optional(countIf, conditionValue),
      "first-period-start": optional(firstPeriodStart, plain),
    }),
  "ip-filter": ({ action, addresses, ranges }) =>
    xml("ip-filter", { action: plain(action) }, [
      ...addresses.map((address) => xml("address", {}, plain(address))),
      ...ranges.map(({ from, to }) => xml("address-range", { from: plain(from), to: plain(to) })),
    ]),
  cors: (cors) =>
    xml(
      "cors",
      {
        "allow-credentials": plain(cors.allowCredentials),
        "terminate-unmatched-request": plain(cors.terminateUnmatched),
      },
      [
        xml(
          "allowed-origins",
          {},
          cors.origins.map((origin) => xml("origin", {}, constantValue(origin))),
        ),
        ...allowedMethods(cors),
        ...headerList("allowed-headers", cors.headers),
        ...headerList("expose-headers", cors.exposedHeaders),
      ],
    ),
  "limit-concurrency": ({ key, maxCount, elements }) =>
    xml("limit-concurrency", { key: textValue(key), "max-count": plain(maxCount) }, elements.map(elementXml)),
  retry: ({ condition, count, intervalSeconds, maxIntervalSeconds, deltaSeconds, firstFast, elements }) =>
    xml(
      "retry",
      {
        condition: conditionValue(condition),
        count: plain(count),
        interval: plain(intervalSeconds),
        "max-interval": optional(maxIntervalSeconds, plain),
        delta: optional(deltaSeconds, plain),
        "first-fast-retry": plain(firstFast),
      },
      elements.map(elementXml),
    ),
  "send-request": ({ into, timeoutSeconds, ignoreError, ...request }) =>
    xml(
      "send-request",
      {
        mode: plain("new"),
        "response-variable-name": plain(into.variable),
        timeout: plain(timeoutSeconds),
        "ignore-error": plain(ignoreError),
      },
      requestXml(request),
    ),
  "send-one-way-request": ({ timeoutSeconds, ...request }) =>
    xml("send-one-way-request", { mode: plain("new"), timeout: plain(timeoutSeconds) }, requestXml(request)),
  "authentication-managed-identity": ({ into, ignoreError = false, ...identity }) =>
    xml("authentication-managed-identity", {
      ...identityAttributes(identity),
      "output-token-variable-name": optional(into, ({ variable }) => plain(variable)),
      "ignore-error": plain(ignoreError),
    }),
  "set-backend-service": ({ backend }) =>
    xml(
      "set-backend-service",
      "baseUrl" in backend ? { "base-url": textValue(backend.baseUrl) } : { "backend-id": idValue(backend.backendId) },
    ),
  "forward-request": ({ timeoutSeconds, bufferRequest, bufferResponse }) =>
    xml("forward-request", {
      timeout: plain(timeoutSeconds),
      "follow-redirects": plain(false),
      "buffer-request-body": plain(bufferRequest),
      "buffer-response": plain(bufferResponse),
      "fail-on-error-status-code": plain(false),
    }),
  "return-response": ({ received, status, reason, headers, body }) =>
    xml("return-response", { "response-variable-name": optional(received, ({ variable }) => plain(variable)) }, [
      ...(received ? [] : [xml("set-status", { code: numberValue(status), reason: reasonValue(reason) })]),
      ...headers.map(elementXml),
      ...bodyXml(body),
    ]),
  "include-fragment": ({ fragment }) => xml("include-fragment", { "fragment-id": plain(fragment.id) }),
  "check-header": ({ name, failedStatus, failedMessage, ignoreCase, values }) =>
    xml(
      "check-header",
      {
        name: plain(name),
        "failed-check-httpcode": numberValue(failedStatus),
        "failed-check-error-message": textValue(failedMessage),
        "ignore-case": plain(ignoreCase),
      },
      values.map((value) => xml("value", {}, textValue(value))),
    ),
  "cache-lookup-value": ({ key, into, otherwise, cachingType }) =>
    xml("cache-lookup-value", {
      key: textValue(key),
      "variable-name": plain(into.variable),
      "default-value": optional(otherwise, textValue),
      "caching-type": optional(cachingType, plain),
    }),
  "cache-store-value": ({ key, value, durationSeconds, cachingType }) =>
    xml("cache-store-value", {
      key: textValue(key),
      value: textValue(value),
      duration: numberValue(durationSeconds),
      "caching-type": optional(cachingType, plain),
    }),
  "cache-value": ({ key, into, expiresAfterSeconds, refreshAfterSeconds, otherwise, cachingType, elements }) =>
    xml(
      "cache-value",
      {
        key: textValue(key),
        "variable-name": plain(into.variable),
        "expires-after": numberValue(expiresAfterSeconds),
        "refresh-after": optional(refreshAfterSeconds, numberValue),
        "default-value": optional(otherwise, textValue),
        "caching-type": optional(cachingType, plain),
      },
      [xml("value", {}, elements.map(elementXml))],
    ),
  "cache-remove-value": ({ key, cachingType }) =>
    xml("cache-remove-value", { key: textValue(key), "caching-type": optional(cachingType, plain) }),
  trace: ({ source, severity, message, metadata }) =>
    xml("trace", { source: textValue(source), severity: plain(severity) }, [
      xml("message", {}, textValue(message)),
      ...metadata.map((item) => xml("metadata", { name: plain(item.name), value: textValue(item.value) })),
    ]),
  "emit-metric": ({ name, value, namespace, dimensions }) =>
    xml(
      "emit-metric",
      { name: plain(name), value: numberValue(value), namespace: plain(namespace) },
      dimensions.map(dimensionXml),
    ),
  "log-to-eventhub": ({ loggerId, partitionId, partitionKey, message }) =>
    xml(
      "log-to-eventhub",
      {
        "logger-id": plain(loggerId),
        "partition-id": optional(partitionId, plain),
        "partition-key": optional(partitionKey, plain),
      },
      textValue(message),
    ),
  "redirect-content-urls": () => xml("redirect-content-urls", {}),
  "find-and-replace": ({ from, to }) => xml("find-and-replace", { from: textValue(from), to: textValue(to) }),
  "llm-token-limit": tokenLimitXml,
  "azure-openai-token-limit": tokenLimitXml,
  "llm-emit-token-metric": tokenMetricXml,
  "azure-openai-emit-token-metric": tokenMetricXml,
  "llm-semantic-cache-lookup": semanticLookupXml,
  "azure-openai-semantic-cache-lookup": semanticLookupXml,
  "llm-semantic-cache-store": semanticStoreXml,
  "azure-openai-semantic-cache-store": semanticStoreXml,
  "llm-content-safety": contentSafetyXml,
  ...serviceRenderers,
};

/** Always C#, even for a constant: a plain value would be kept as a text, and reading it as a number would throw. */
const variableValue = (isJson: boolean, value: Expr<"string"> | Expr<"boolean"> | Expr<"integer">): XmlValue =>
  isJson ? { code: toTaggedJsonCsharp(value as Expr<"string">) } : codeValue(value);

const requestXml = ({
  url,
  method,
  headers,
  body,
  identity,
  certificate,
}: Omit<OwnRequest, "timeoutSeconds">): readonly XmlElement[] => [
  xml("set-url", {}, textValue(url)),
  xml("set-method", {}, plain(method)),
  ...headers.map(elementXml),
  ...bodyXml(body),
  ...(identity ? [xml("authentication-managed-identity", identityAttributes(identity))] : []),
  ...(certificate ? [xml("authentication-certificate", certificateAttributes(certificate))] : []),
];

const bodyXml = (body: Expr<"string"> | undefined): readonly XmlElement[] =>
  body ? [xml("set-body", {}, textValue(body))] : [];

const identityAttributes = ({ resource, clientId }: ManagedIdentity): Attributes => ({
  resource: constantValue(resource),
  "client-id": optional(clientId, constantValue),
});

const reasonValue = (reason: Expr<"string">): XmlValue | undefined => {
  if (reason.kind !== "literal") return textValue(reason);
  return reason.value === "" ? undefined : plainValue("reason", reason.value);
};
