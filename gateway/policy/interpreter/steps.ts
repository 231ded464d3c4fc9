import type { ElementData } from "../element/data.ts";
import type { ElementName } from "../element/place.ts";
import { evaluator } from "../expression/evaluate.ts";
import { tagged } from "../expression/ijson.ts";
import { crossOrigin } from "./cors.ts";
import type { Exchange } from "./exchange.ts";
import { addressFilter } from "./ip-filter.ts";
import { concurrencyLimit, quotaByKey, rateLimitByKey } from "./limits.ts";
import { answerOf, bodyBytes, cutTo, headerStep, phraseOf, replacement, setRequestBody } from "./messages.ts";
import { cachedOrMade, cacheLookup, cacheRemoval, cacheStore } from "./cache.ts";
import { redirecting } from "./content-urls.ts";
import { headerCheck } from "./header-check.ts";
import { emittedMetric, tokenMetric } from "./metrics.ts";
import { contentSafety } from "./models/content-safety.ts";
import { semanticLookup, semanticStoring } from "./models/semantic-cache.ts";
import { tokenLimit } from "./models/token-limit.ts";
import { forwarding, managedIdentity, sending, sendingOneWay } from "./outgoing.ts";
import { expressionError } from "./policy-error.ts";
import { answerLookup, answerStoring } from "./response-cache.ts";
import { retrying } from "./retry.ts";
import { basicCredentials, clientCertificate, exampleOf } from "./service.ts";
import type { Run } from "./step.ts";
import { subscriptionQuota, subscriptionRate } from "./subscription.ts";
import { tokenCheck } from "./token-check.ts";

/** What an event hub takes of one message; the gateway cuts what is longer. */
const mostHubBytes = 200 * 1024;

type Inner = (elements: readonly ElementData[]) => Run;
type Effect = (exchange: Exchange) => void | Promise<void>;
type Maker<E extends ElementName> = (
  element: Extract<ElementData, { readonly element: E }>,
  inner: Inner,
  base: () => Run,
) => Run;

/** Makes an element ready. `inner` makes the elements inside it ready, `base` the section of the next wider scope. */
export const stepOf = (element: ElementData, inner: Inner, base: () => Run): Run =>
  (makers[element.element] as Maker<ElementName>)(element as never, inner, base);

/** An element that never ends the request. */
const effect =
  <E>(make: (element: E) => Effect): ((element: E) => Run) =>
  (element) =>
    make(element) as Run;

const makers: { readonly [E in ElementName]: Maker<E> } = {
  base: (_, __, base) => base(),
  "validate-azure-ad-token": effect(tokenCheck),
  "validate-jwt": effect(tokenCheck),
  choose: ({ branches, otherwise }, inner) => {
    const prepared = branches.map(({ condition, elements }) => [evaluator(condition), inner(elements)] as const);
    const fallback = inner(otherwise);
    return (exchange) => {
      for (const [condition, run] of prepared) if (condition(exchange)) return run(exchange);
      return fallback(exchange);
    };
  },
  "set-variable": effect(({ variable: { variable, holds }, value }) => {
    const evaluate = evaluator<"string" | "boolean" | "integer">(value);
    if (holds === "json")
      return (exchange) => void exchange.variables.set(variable, tagged(evaluate(exchange) as string));
    return (exchange) => void exchange.variables.set(variable, evaluate(exchange));
  }),
  "set-header": effect((element) => {
    const apply = headerStep(element);
    return (exchange) => apply(currentMessage(exchange).headers, exchange);
  }),
  "set-body": effect(({ value }) => {
    const bytes = bodyBytes(evaluator(value));
    return (exchange) => setBody(exchange, bytes(exchange));
  }),
  "set-query-parameter": effect(({ name, values, whenPresent }) => {
    const prepared = values.map(evaluator);
    return (exchange) =>
      exchange.target.setParameter(
        name,
        whenPresent,
        prepared.map((value) => value(exchange)),
      );
  }),
  "set-method": effect(
    ({ method }) =>
      ({ request }) =>
        void (request.method = method),
  ),
  "set-status": effect(({ element, code, reason }) => {
    const [status, phrase] = [evaluator(code), phraseOf(element, reason)];
    return (exchange) => {
      if (!exchange.response) throw expressionError(element, "There is no answer yet whose status could be set.");
      Object.assign(exchange.response, { status: status(exchange), reason: phrase(exchange) });
    };
  }),
  "rewrite-uri": effect(({ template, copyUnmatchedParameters }) => {
    const path = evaluator(template);
    return (exchange) => exchange.target.rewrite(path(exchange), copyUnmatchedParameters);
  }),
  "rate-limit-by-key": effect(rateLimitByKey),
  "quota-by-key": effect(quotaByKey),
  "ip-filter": effect(addressFilter),
  cors: crossOrigin,
  "limit-concurrency": (element, inner) => concurrencyLimit(element, inner(element.elements)),
  retry: (element, inner) => retrying(element, inner(element.elements)),
  "send-request": effect(sending),
  "send-one-way-request": effect(sendingOneWay),
  "authentication-managed-identity": effect(managedIdentity),
  "check-header": effect(headerCheck),
  "cache-lookup-value": effect(cacheLookup),
  "cache-store-value": effect(cacheStore),
  "cache-value": (element, inner) => cachedOrMade(element, inner(element.elements)),
  "cache-remove-value": effect(cacheRemoval),
  trace: effect(({ source, severity, message, metadata }) => {
    const [from, says] = [evaluator(source), evaluator(message)];
    const prepared = metadata.map(({ name, value }) => [name, evaluator(value)] as const);
    return (exchange) => {
      const about = Object.fromEntries(prepared.map(([name, value]) => [name, value(exchange)]));
      exchange.ports.trace?.({ source: from(exchange), severity, message: says(exchange), metadata: about });
    };
  }),
  "set-backend-service": effect(({ element, backend }) => {
    if ("baseUrl" in backend) {
      const baseUrl = evaluator(backend.baseUrl);
      return (exchange) => void (exchange.target.baseUrl = baseUrl(exchange));
    }
    const { backendId } = backend;
    const id = typeof backendId === "string" ? () => backendId : evaluator(backendId);
    return (exchange) => {
      const baseUrl = exchange.ports.backendUrl(id(exchange));
      if (baseUrl === undefined) throw expressionError(element, `There is no backend ${id(exchange)}.`);
      Object.assign(exchange.target, { baseUrl, backendId: id(exchange) });
    };
  }),
  "forward-request": effect(forwarding),
  "return-response": answerOf,
  "include-fragment": ({ fragment }, inner) => inner(fragment.elements),
  "emit-metric": effect(emittedMetric),
  "log-to-eventhub": effect(({ loggerId, partitionId, partitionKey, message }) => {
    const of = evaluator(message);
    const partition = {
      ...(partitionId === undefined ? {} : { partitionId }),
      ...(partitionKey === undefined ? {} : { partitionKey }),
    };
    return (exchange) =>
      exchange.ports.eventHub?.({ loggerId, ...partition, message: cutTo(mostHubBytes, of(exchange)) });
  }),
  "find-and-replace": effect(replacement),
  "redirect-content-urls": () => redirecting,
  "llm-token-limit": effect(tokenLimit),
  "azure-openai-token-limit": effect(tokenLimit),
  "llm-emit-token-metric": effect(tokenMetric),
  "azure-openai-emit-token-metric": effect(tokenMetric),
  "llm-semantic-cache-lookup": semanticLookup,
  "azure-openai-semantic-cache-lookup": semanticLookup,
  "llm-semantic-cache-store": effect(semanticStoring),
  "azure-openai-semantic-cache-store": effect(semanticStoring),
  "llm-content-safety": effect(contentSafety),
  "rate-limit": effect(subscriptionRate),
  quota: effect(subscriptionQuota),
  "authentication-basic": effect(basicCredentials),
  "authentication-certificate": effect(clientCertificate),
  "mock-response": exampleOf,
  "cache-lookup": effect(answerLookup),
  "cache-store": effect(answerStoring),
};

/** The request in inbound and backend, the answer in outbound and on-error. */
const currentMessage = ({ section, request, response }: Exchange) => {
  if (section === "inbound" || section === "backend") return request;
  if (!response) throw expressionError("set-header", "There is no answer yet.");
  return response;
};

const setBody = (exchange: Exchange, bytes: Uint8Array): void => {
  if (exchange.section !== "outbound") return setRequestBody(exchange, bytes);
  if (!exchange.response) throw expressionError("set-body", "There is no answer yet.");
  exchange.response.body = bytes;
};
