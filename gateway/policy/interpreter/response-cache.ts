import type { CacheLookup, CacheStore } from "../element/service-data.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { HeaderEntry } from "../message/headers.ts";
import { HeaderList } from "../message/headers.ts";
import { valuesOf } from "./cache.ts";
import { collected } from "./collected.ts";
import type { Exchange } from "./exchange.ts";

interface Kept {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderEntry[];
  /** In base64. */
  readonly body: string;
}

/** Takes the answer to a GET from the cache, or remembers under what to keep it. */
export const answerLookup = (element: CacheLookup): ((exchange: Exchange) => void) => {
  const keyOf = cacheKey(element);
  const allowPrivate = element.allowPrivate && evaluator(element.allowPrivate);
  return (exchange) => {
    const { request } = exchange;
    if (request.method !== "GET") return;
    const isPrivate = request.headers.values("Authorization").length > 0;
    if (isPrivate && !allowPrivate?.(exchange)) return;
    const key = keyOf(exchange);
    const found = valuesOf(exchange, element.element).get(key, exchange.now());
    if (found === undefined) {
      exchange.answerKey = key;
      return;
    }
    const { status, reason, headers, body } = JSON.parse(found) as Kept;
    exchange.response = { status, reason, headers: new HeaderList(headers), body: Buffer.from(body, "base64") };
    exchange.isFromCache = true;
  };
};

/** Keeps the answer for the request that the look-up did not find; behind it goes on what came from the cache. */
export const answerStoring = ({
  element,
  durationSeconds,
  keepIf,
}: CacheStore): ((exchange: Exchange) => Promise<void> | void) => {
  const [seconds, isKept] = [evaluator(durationSeconds), keepIf && evaluator(keepIf)];
  return async (exchange) => {
    if (exchange.isFromCache) {
      exchange.isFromCache = false;
      return;
    }
    const { answerKey, response } = exchange;
    if (answerKey === undefined || !response) return;
    if (!(isKept ? isKept(exchange) : response.status === 200)) return;
    const bytes = await collected(response.body);
    response.body = bytes;
    const { status, reason, headers } = response;
    const kept: Kept = {
      status,
      reason,
      headers: headers.entries,
      body: Buffer.from(bytes ?? []).toString("base64"),
    };
    const expires = new Date(exchange.now().getTime() + seconds(exchange) * 1000);
    valuesOf(exchange, element).set(answerKey, JSON.stringify(kept), expires);
  };
};

/** API, operation and address at the backend, as the service's traces show the key, and what the element varies by. */
const cacheKey = (element: CacheLookup): ((exchange: Exchange) => string) => {
  const [byDeveloper, byGroups] = [evaluator(element.varyByDeveloper), evaluator(element.varyByDeveloperGroups)];
  const wanted = new Set(element.varyByQueryParameters.flatMap((names) => names.split(";").map((name) => name.trim())));
  return (exchange) => {
    const [address = "", ...query] = exchange.target.url.split("?");
    const parameters = [...new URLSearchParams(query.join("?"))].filter(
      ([name]) => wanted.size === 0 || wanted.has(name),
    );
    return `answer:${JSON.stringify([
      exchange.fact("Api.Id"),
      exchange.fact("Operation.Id"),
      address,
      parameters,
      element.varyByHeaders.map((name) => [name.toLowerCase(), exchange.request.headers.values(name)]),
      byDeveloper(exchange) ? exchange.fact("User.Id") : undefined,
      byGroups(exchange) ? exchange.groups.toSorted() : undefined,
    ])}`;
  };
};
