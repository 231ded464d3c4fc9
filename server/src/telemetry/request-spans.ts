import { randomInt } from "node:crypto";
import type { AuditEvent } from "@mcp-landing-zone/contract";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from "@opentelemetry/api";
import type { Context, SpanContext, Tracer } from "@opentelemetry/api";
import type { Decision } from "../mcp/decision.ts";
import { methodOf, spanAttributes, succeeded, toolOf } from "./attributes.ts";
import type { Observation, Step } from "./observation.ts";
import { traceContextIn } from "./trace-context.ts";
import type { TraceContext } from "./trace-context.ts";

interface RequestSpansOptions {
  readonly tracer: Tracer;
  /** Of the requests that were allowed, how many of a hundred are told of. The others always are. */
  readonly percent: number;
}

/** The name that Azure Monitor's exporter gives to the weight of a sampled item. */
const sampleRate = "microsoft.sample_rate";

const remote = ({ traceId, spanId }: TraceContext): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});

export const contextOf = (given: TraceContext | undefined): Context =>
  given ? trace.setSpanContext(ROOT_CONTEXT, remote(given)) : ROOT_CONTEXT;

/** The same answer for every part of a trace, wherever it is asked. */
const isKept = (given: TraceContext | undefined, percent: number): boolean =>
  given ? (parseInt(given.traceId.slice(-8), 16) / 0x1_0000_0000) * 100 < percent : randomInt(100) < percent;

const stepName = ({ name }: Step, tool: string | undefined): string =>
  name === "tool" && tool !== undefined ? `execute_tool ${tool}` : name;

/**
 * A caller's context is told of, but is no parent: whoever chose the id of a trace could place a request in a trace of
 * somebody else, or choose one that is not sampled.
 */
const linksOf = ({ message }: Observation) => {
  const meta = message()?.params?.["_meta"] as { readonly traceparent?: unknown } | null | undefined;
  const link = traceContextIn(meta?.traceparent);
  return link ? [{ context: remote(link) }] : [];
};

/**
 * A request as a span, its steps as spans below it. They are made when the request is over and its outcome is known, so that
 * one which is not kept costs nothing.
 */
export const createRequestSpans = ({ tracer, percent }: RequestSpansOptions) => {
  return (event: AuditEvent, decision: Decision): void => {
    const { observation, trace: given } = decision.origin;
    const allowed = succeeded(event);
    if (!observation || (allowed && !isKept(given, percent))) return;
    const { startedAt, endedAt = performance.now() } = observation;
    const epoch = Date.now() - performance.now();
    const tool = toolOf(event);
    const method = methodOf(event);
    const sampled = allowed && percent < 100 ? { [sampleRate]: percent } : {};
    const span = tracer.startSpan(
      tool === undefined ? method : `${method} ${tool}`,
      {
        kind: SpanKind.SERVER,
        startTime: epoch + startedAt,
        attributes: { ...spanAttributes(event, decision), ...sampled },
        links: linksOf(observation),
      },
      contextOf(given),
    );
    const inside = trace.setSpan(ROOT_CONTEXT, span);
    for (const step of observation.steps) {
      const options = { startTime: epoch + step.startedAt, attributes: sampled };
      const child = tracer.startSpan(stepName(step, tool), options, inside);
      child.setStatus({ code: step.failed ? SpanStatusCode.ERROR : SpanStatusCode.OK });
      child.end(epoch + step.endedAt);
    }
    span.setStatus({ code: allowed ? SpanStatusCode.OK : SpanStatusCode.ERROR });
    span.end(epoch + endedAt);
  };
};
