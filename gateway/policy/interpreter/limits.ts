import type { LimitConcurrency, QuotaByKey, RateLimitByKey } from "../element/data.ts";
import type { ElementName } from "../element/place.ts";
import type { RateLimit } from "../element/service-data.ts";
import type { Evaluator } from "../expression/evaluate.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Exchange } from "./exchange.ts";
import { PolicyError, expressionError } from "./policy-error.ts";
import type { Outcome, Run } from "./step.ts";

/** Refuses with 429 once the calls of a sliding window are used up. Refused calls do not count. */
export const rateLimitByKey = (element: RateLimitByKey): ((exchange: Exchange) => void) => {
  const [calls, key] = [evaluator(element.calls), evaluator(element.key)];
  const countBy = element.countBy && evaluator(element.countBy);
  const countIf = element.countIf && evaluator(element.countIf);
  const period = element.periodSeconds * 1000;
  return (exchange) => {
    const window = { counter: `rate:${key(exchange)}`, calls: calls(exchange), period };
    const amount = countBy ? countBy(exchange) : 1;
    const count = passRates(exchange, element, [window], amount);
    whenCounted(exchange, countIf, count);
  };
};

/** Calls that are allowed within milliseconds. */
export interface Allowance {
  readonly counter: string;
  readonly calls: number;
  readonly period: number;
}

/** Refuses where one of the windows is used up, and reports the remainder of the fullest. Returns the function that counts the request. */
export const passRates = (
  exchange: Exchange,
  {
    element,
    headers,
    retryAfter,
    remaining,
  }: Pick<RateLimitByKey | RateLimit, "element" | "headers" | "retryAfter" | "remaining">,
  windows: readonly [Allowance, ...Allowance[]],
  amount: number,
): (() => void) => {
  const { counters } = exchange.ports;
  const now = exchange.now().getTime();
  const left = windows.map(({ counter, calls, period }) => {
    const recent = counters.since(counter, now - period);
    if (recent.calls < calls) return Math.max(0, calls - recent.calls - amount);
    const wait = String(Math.max(1, Math.ceil((recent.earliest + period - now) / 1000)));
    if (retryAfter) exchange.variables.set(retryAfter.variable, wait);
    throw new PolicyError(element, "RateLimitExceeded", "Rate limit is exceeded", 429, [
      [headers.retryAfter ?? "Retry-After", wait],
    ]);
  });
  const least = Math.min(...left);
  if (remaining) exchange.variables.set(remaining.variable, least);
  const { remaining: leftHeader, total } = headers;
  if (leftHeader !== undefined || total !== undefined) {
    exchange.afterwards.push(() => {
      if (leftHeader !== undefined) exchange.response?.headers.set(leftHeader, [String(least)]);
      if (total !== undefined) exchange.response?.headers.set(total, [String(windows[0].calls)]);
    });
  }
  return () => windows.forEach(({ counter }) => counters.count(counter, now, amount));
};

/** Refuses with 403 once the calls of a fixed window are used up. */
export const quotaByKey = (element: QuotaByKey): ((exchange: Exchange) => void) => {
  const key = evaluator(element.key);
  const countIf = element.countIf && evaluator(element.countIf);
  const period = element.periodSeconds * 1000;
  const first = Date.parse(element.firstPeriodStart ?? firstInstant);
  return (exchange) => {
    const count = passQuotas(
      exchange,
      element.element,
      [{ counter: `quota:${key(exchange)}`, calls: element.calls, period }],
      first,
    );
    whenCounted(exchange, countIf, count);
  };
};

const firstInstant = "0001-01-01T00:00:00Z";

/** Refuses where one of the fixed windows is used up; a period of 0 never ends. Returns the function that counts the request. */
export const passQuotas = (
  exchange: Exchange,
  element: ElementName,
  allowances: readonly Allowance[],
  first = Date.parse(firstInstant),
): (() => void) => {
  const { counters } = exchange.ports;
  const now = exchange.now().getTime();
  const windows = allowances.map(({ counter, calls, period }) => {
    const began = period === 0 ? first : first + Math.floor((now - first) / period) * period;
    const window = { began, ends: period === 0 ? Infinity : began + period };
    if (counters.within(counter, window) < calls) return { counter, window };
    if (period === 0) throw new PolicyError(element, "QuotaExceeded", "Out of call volume quota.", 403);
    const wait = String(Math.ceil((window.ends - now) / 1000));
    const message = `Out of call volume quota. Quota will be replenished in ${wait} seconds.`;
    throw new PolicyError(element, "QuotaExceeded", message, 403, [["Retry-After", wait]]);
  });
  return () => windows.forEach(({ counter, window }) => counters.countWithin(counter, window, 1));
};

/** Refuses with 429 while as many requests as allowed are within. */
export const concurrencyLimit = (element: LimitConcurrency, inner: Run): ((exchange: Exchange) => Promise<Outcome>) => {
  const key = evaluator(element.key);
  return async (exchange) => {
    const { counters } = exchange.ports;
    const place = key(exchange);
    if (place === "") throw expressionError(element.element, "The key of a concurrency limit is empty.");
    if (!counters.enter(place, element.maxCount)) {
      throw new PolicyError(element.element, "ConcurrencyLimitExceeded", "Too many requests at a time.", 429);
    }
    try {
      return await inner(exchange);
    } finally {
      counters.leave(place);
    }
  };
};

/** Counts at once, or after the answer if that decides; a condition that cannot be judged counts. */
const whenCounted = (exchange: Exchange, countIf: Evaluator<"boolean"> | undefined, count: () => void): void => {
  if (!countIf) return count();
  exchange.afterwards.push(() => {
    if (holds(exchange, countIf)) count();
  });
};

const holds = (exchange: Exchange, condition: Evaluator<"boolean">): boolean => {
  try {
    return condition(exchange);
  } catch {
    return true;
  }
};
