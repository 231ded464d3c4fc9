import type { HeaderReader } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";

/**
 * Only requests that name this server pass. Compared as sent, character by character: parsing a Host header as part of a URL
 * lets `localhost/evil.example` through.
 */
export const createHostGuard = (publicUrl: string, others: readonly string[]): ((headers: HeaderReader) => void) => {
  const allowed = new Set([new URL(publicUrl).host, ...others]);
  return (headers) => {
    const host = headers.get("host");
    if (!host || !allowed.has(host.toLowerCase())) throw new Refusal("host-not-allowed");
  };
};
