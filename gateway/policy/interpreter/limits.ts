import type { LimitConcurrency, QuotaByKey, RateLimitByKey } from "../element/data.ts";
import type { Evaluator } from "../expression/evaluate.ts";
import { evaluator } from "../expression/evaluate.ts";
import type { Exchange } from "./exchange.ts";
import { PolicyError, expressionError } from "./policy-error.ts";
import type { Outcome, Run } from "./step.ts";

/** Refuses with 429 once the calls of a sliding window are used up. Refused calls do not count. */
export const rateLimit = (element: RateLimitByKey): ((exchange: Exchange) => void) => {
  const [calls, key] = [evaluator(element.calls), evaluator(element.key)];
  const countBy = element.countBy && evaluator(element.countBy);
  const countIf = element.countIf && evaluator(element.countIf);
  const period = element.periodSeconds * 1000;
  return (exchange) => {
    const { counters } = exchange.ports;
    const [counter, allowed, now] = [`rate:${key(exchange)}`, calls(exchange), exchange.now().getTime()];
    const amount = countBy ? countBy(exchange) : 1;
    const recent = counters.since(counter, now - period);
    if (recent.calls >= allowed) {
      const wait = String(Math.max(1, Math.ceil((recent.earliest + period - now) / 1000)));
      if (element.retryAfter) exchange.variables.set(element.retryAfter.variable, wait);
      throw new PolicyError(element.element, "RateLimitExceeded", "Rate limit is exceeded", 429, [
        ["Retry-After", wait],
      ]);
    }
    if (element.remaining)
      exchange.variables.set(element.remaining.variable, Math.max(0, allowed - recent.calls - amount));
    whenCounted(exchange, countIf, () => counters.count(counter, now, amount));
  };
};

/** Refuses with 403 once the calls of a fixed window are used up. */
export const quota = (element: QuotaByKey): ((exchange: Exchange) => void) => {
  const key = evaluator(element.key);
  const countIf = element.countIf && evaluator(element.countIf);
  const period = element.periodSeconds * 1000;
  const first = Date.parse(element.firstPeriodStart ?? "0001-01-01T00:00:00Z");
  return (exchange) => {
    const { counters } = exchange.ports;
    const [counter, now] = [`quota:${key(exchange)}`, exchange.now().getTime()];
    const began = first + Math.floor((now - first) / period) * period;
    const window = { began, ends: began + period };
    if (counters.within(counter, window) >= element.calls) {
      const wait = String(Math.ceil((window.ends - now) / 1000));
      const message = `Out of call volume quota. Quota will be replenished in ${wait} seconds.`;
      throw new PolicyError(element.element, "QuotaExceeded", message, 403, [["Retry-After", wait]]);
    }
    whenCounted(exchange, countIf, () => counters.countWithin(counter, window, 1));
  };
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
