import type { HeaderReader } from "../http/exchange.ts";
import type { Origin } from "./decision.ts";

/** Where a request stands in a trace that began elsewhere. */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
}

const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Reads a W3C `traceparent`; whatever is none says nothing. */
export const traceContextIn = (value: unknown): TraceContext | undefined => {
  if (typeof value !== "string" || value.length !== 55) return undefined;
  const [, traceId, spanId] = traceparent.exec(value) ?? [];
  return traceId && spanId ? { traceId, spanId } : undefined;
};

/** The request in the trace of who sent it: to be asked for only once that was proved to be the gateway. */
export const inTraceOf = (origin: Origin, headers: HeaderReader): Origin => {
  const trace = traceContextIn(headers.get("traceparent"));
  return trace ? { ...origin, trace } : origin;
};
