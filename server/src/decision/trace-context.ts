/** The trace context of a request in a trace that began elsewhere. */
export interface TraceContext {
  readonly traceId: string;
  readonly spanId: string;
}

const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Reads a W3C `traceparent`; another text gives nothing. */
export const traceContextIn = (value: unknown): TraceContext | undefined => {
  if (typeof value !== "string" || value.length !== 55) return undefined;
  const [, traceId, spanId] = traceparent.exec(value) ?? [];
  return traceId && spanId ? { traceId, spanId } : undefined;
};
