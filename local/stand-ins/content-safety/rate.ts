// Stand-in for Azure AI Content Safety: the rate limit of an account.

export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** What the service allows in every tier. */
export const documentedRate: RateLimit = { requests: 1_000, seconds: 10 };

/** Seconds to wait, or 0 when the request may pass. Counts in fixed windows. */
export const createRate = ({ requests, seconds }: RateLimit, now: () => number): (() => number) => {
  let [started, count] = [now(), 0];
  return () => {
    const elapsed = (now() - started) / 1_000;
    if (elapsed >= seconds) [started, count] = [now(), 0];
    count += 1;
    return count <= requests ? 0 : Math.max(1, Math.ceil(seconds - elapsed));
  };
};
