import type { Element } from "./data.ts";
import { nameOf } from "../expression/variable.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";
import type { ApiLimit, NestedLimit, Quota, RateLimit } from "./service-data.ts";

/** What `rateLimit` takes. */
export interface RateLimitProps extends Pick<RateLimit, "calls" | "retryAfter" | "remaining"> {
  /** The sliding window, at most 300 seconds. */
  readonly periodSeconds: number;
  /** Headers of the answer that say what is left. @default none */
  readonly headers?: RateLimit["headers"];
  /** Limits of single APIs and operations, which count besides. @default none */
  readonly apis?: readonly ApiLimit[];
}

/**
 * At most so many calls of a subscription in a sliding window; beyond it 429. Calls without a subscription count together.
 *
 * @example
 * rateLimit({ calls: 100, periodSeconds: 60, headers: { remaining: "X-Calls-Left" } });
 */
export const rateLimit = (props: RateLimitProps): Element<PlaceOf<"rate-limit">> => {
  const { calls, periodSeconds, headers = {}, retryAfter, remaining, apis = [] } = props;
  refuseLimits(props, (seconds) => seconds >= 1 && seconds <= 300, "1 to 300 seconds");
  return {
    element: "rate-limit",
    calls,
    periodSeconds,
    headers,
    ...(retryAfter === undefined ? {} : { retryAfter: nameOf(retryAfter) }),
    ...(remaining === undefined ? {} : { remaining: nameOf(remaining) }),
    apis: apis.map((api) => ({ ...withPeriod(api, periodSeconds), operations: inner(api, periodSeconds) })),
  };
};

/** The service asks for a window at each limit of a rate. */
const withPeriod = <L extends NestedLimit>(limit: L, periodSeconds: number): L => ({
  ...limit,
  periodSeconds: limit.periodSeconds ?? periodSeconds,
});

const inner = ({ operations = [], periodSeconds: own }: ApiLimit, periodSeconds: number): readonly NestedLimit[] =>
  operations.map((operation) => withPeriod(operation, own ?? periodSeconds));

/** What `quota` takes. */
export interface QuotaProps extends Pick<Quota, "calls"> {
  /** The fixed window, at least 300 seconds; 0 is for ever. */
  readonly periodSeconds: number;
  /** Quotas of single APIs and operations, which count besides. @default none */
  readonly apis?: readonly ApiLimit[];
}

/**
 * At most so many calls of a subscription in a fixed window; beyond it 403. For products.
 *
 * @example
 * quota({ calls: 10_000, periodSeconds: 86_400 });
 */
export const quota = (props: QuotaProps): Element<PlaceOf<"quota">> => {
  const { calls, periodSeconds, apis = [] } = props;
  refuseLimits(props, (seconds) => seconds === 0 || seconds >= 300, "0, or at least 300 seconds");
  return { element: "quota", calls, periodSeconds, apis };
};

const refuseLimits = (
  { calls, periodSeconds, apis = [] }: Pick<QuotaProps, "calls" | "periodSeconds" | "apis">,
  isWindow: (seconds: number) => boolean,
  windows: string,
): void => {
  for (const limit of [{ calls, periodSeconds }, ...withOperations(apis)]) {
    refuseUnless(Number.isInteger(limit.calls) && limit.calls > 0, "calls", limit.calls, "a positive number");
    const period = limit.periodSeconds ?? periodSeconds;
    refuseUnless(Number.isInteger(period) && isWindow(period), "periodSeconds", period, windows);
  }
};

const withOperations = (apis: readonly ApiLimit[]): readonly NestedLimit[] =>
  apis.flatMap((api) => {
    const all = [api, ...(api.operations ?? [])];
    for (const { id, name } of all)
      refuseUnless(id !== undefined || name !== undefined, "apis", { id, name }, "an id or a name for each");
    return all;
  });
