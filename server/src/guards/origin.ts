import type { HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";

/** A browser says where its page came from. Scheme, host and port must be on the list; clients without a browser say nothing. */
export const createOriginGuard = (allowedOrigins: readonly string[]): ((headers: HeaderReader) => void) => {
  const allowed = new Set(allowedOrigins);
  return (headers) => {
    const origin = headers.get("origin");
    if (origin !== null && origin !== undefined && !allowed.has(origin)) throw new Refusal("origin-not-allowed");
  };
};
