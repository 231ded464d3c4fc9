import type { CommonPlace, Element, LimitConcurrency, QuotaByKey, RateLimitByKey } from "./data.ts";
import type { Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import { nameOf } from "../expression/variable.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";

interface CountedProps {
  /**
   * Whose counter it is. The gateway keeps one counter per key, for every element: begin each key with a constant of its own.
   */
  readonly key: Given<"string">;
  /** Counts a request only if this holds, judged once its answer is known. @default every request, when it arrives */
  readonly countIf?: Given<"boolean">;
}

/** What `RateLimitByKey` takes. */
export interface RateLimitByKeyProps
  extends CountedProps, Partial<Pick<RateLimitByKey, "headers" | "retryAfter" | "remaining">> {
  /** The calls within the window. */
  readonly calls: Given<"integer">;
  /** The sliding window, at most 300 seconds. */
  readonly periodSeconds: number;
  /** What one request counts. @default 1 */
  readonly countBy?: Given<"integer">;
}

/**
 * At most so many calls in a sliding window; beyond it 429. Approximate: each gateway instance counts for itself and reports to the others.
 *
 * @example
 * rateLimitByKey({ key: text("orders:", request.clientIp), calls: 60, periodSeconds: 60 });
 */
export const rateLimitByKey = (props: RateLimitByKeyProps): Element<PlaceOf<"rate-limit-by-key">> => {
  const { calls, periodSeconds, key, countIf, countBy, headers = {}, retryAfter, remaining } = props;
  const inRange = Number.isInteger(periodSeconds) && periodSeconds >= 1 && periodSeconds <= 300;
  refuseUnless(inRange, "periodSeconds", periodSeconds, "1 to 300 seconds");
  refuseUnless(
    typeof calls !== "number" || (Number.isInteger(calls) && calls > 0),
    "calls",
    calls,
    "a positive number",
  );
  return {
    element: "rate-limit-by-key",
    calls: expr("integer", calls),
    periodSeconds,
    key: expr("string", key),
    ...(countIf === undefined ? {} : { countIf: expr("boolean", countIf) }),
    ...(countBy === undefined ? {} : { countBy: expr("integer", countBy) }),
    headers,
    ...(retryAfter === undefined ? {} : { retryAfter: nameOf(retryAfter) }),
    ...(remaining === undefined ? {} : { remaining: nameOf(remaining) }),
  };
};

/** What `QuotaByKey` takes. */
export interface QuotaByKeyProps extends CountedProps, Pick<QuotaByKey, "calls" | "firstPeriodStart"> {
  /** The fixed window, at least 300 seconds. */
  readonly periodSeconds: number;
}

/**
 * At most so many calls in a fixed window; beyond it 403. The classic tiers have it.
 *
 * @example
 * quotaByKey({ key: text("orders:", request.clientIp), calls: 10_000, periodSeconds: 86_400 });
 */
export const quotaByKey = (props: QuotaByKeyProps): Element<PlaceOf<"quota-by-key">> => {
  const { calls, periodSeconds, key, countIf, firstPeriodStart } = props;
  const inRange = Number.isInteger(periodSeconds) && periodSeconds >= 300;
  refuseUnless(inRange, "periodSeconds", periodSeconds, "at least 300 seconds");
  refuseUnless(Number.isInteger(calls) && calls > 0, "calls", calls, "a positive number");
  const isInstant = firstPeriodStart === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(firstPeriodStart);
  refuseUnless(isInstant, "firstPeriodStart", firstPeriodStart, "an instant as in 2026-01-01T00:00:00Z");
  return {
    element: "quota-by-key",
    calls,
    periodSeconds,
    key: expr("string", key),
    ...(countIf === undefined ? {} : { countIf: expr("boolean", countIf) }),
    ...(firstPeriodStart === undefined ? {} : { firstPeriodStart }),
  };
};

/** What `LimitConcurrency` takes. */
export interface LimitConcurrencyProps extends Pick<LimitConcurrency, "maxCount"> {
  /** Whose requests count together. */
  readonly key: Given<"string">;
}

/**
 * At most so many requests within these elements at a time; beyond it 429.
 *
 * @example
 * limitConcurrency({ key: text("orders:", request.clientIp), maxCount: 4 }, forwardRequest({ timeoutSeconds: 30 }));
 */
export const limitConcurrency = <E extends readonly Element[]>(
  { key, maxCount }: LimitConcurrencyProps,
  ...elements: E
): Element<CommonPlace<E[number]>> => {
  refuseUnless(Number.isInteger(maxCount) && maxCount > 0, "maxCount", maxCount, "a positive number");
  return { element: "limit-concurrency", key: expr("string", key), maxCount, elements };
};
