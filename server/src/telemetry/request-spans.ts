import type { AuditEvent } from "@mcp-landing-zone/contract";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from "@opentelemetry/api";
import type { Context, SpanContext, Tracer } from "@opentelemetry/api";
import type { Decision } from "../decision/decision.ts";
import { methodOf, spanAttributes, succeeded, toolOf } from "./attributes.ts";
import type { Observation, Step } from "../decision/observation.ts";
import type { TraceContext } from "../decision/trace-context.ts";

interface RequestSpansOptions {
  readonly tracer: Tracer;
  /** How many requests that were allowed are reported in a second, and as many that were not: neither crowds out the other. */
  readonly perSecond: number;
}

const remote = ({ traceId, spanId }: TraceContext): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});

export const contextOf = (given: TraceContext | undefined): Context =>
  given ? trace.setSpanContext(ROOT_CONTEXT, remote(given)) : ROOT_CONTEXT;

/** Whether one more is reported in this second. */
const createAllowance = (perSecond: number): (() => boolean) => {
  let second = 0;
  let used = 0;
  return () => {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) [second, used] = [now, 0];
    used += 1;
    return used <= perSecond;
  };
};

const stepName = ({ name }: Step, tool: string | undefined): string =>
  name === "tool" && tool !== undefined ? `execute_tool ${tool}` : name;

/**
 * A caller's context is reported, but is no parent: the author of a trace's id could place a request in another's
 * trace.
 */
const linksOf = ({ link }: Observation) => (link ? [{ context: remote(link) }] : []);

/**
 * A request as a span, its steps as spans below it. They are made when the request is over and its outcome is known, so that
 * one which is not kept costs nothing.
 */
export const createRequestSpans = ({ tracer, perSecond }: RequestSpansOptions) => {
  const [mayTellAllowed, mayTellOther] = [createAllowance(perSecond), createAllowance(perSecond)];
  return (event: AuditEvent, decision: Decision): void => {
    const { observation, trace: given } = decision.origin;
    const allowed = succeeded(event);
    if (!observation || !(allowed ? mayTellAllowed() : mayTellOther())) return;
    const { startedAt, endedAt = performance.now() } = observation;
    const epoch = Date.now() - performance.now();
    const tool = toolOf(event);
    const method = methodOf(event);
    const span = tracer.startSpan(
      tool === undefined ? method : `${method} ${tool}`,
      {
        kind: SpanKind.SERVER,
        startTime: epoch + startedAt,
        attributes: spanAttributes(event, decision),
        links: linksOf(observation),
      },
      contextOf(given),
    );
    const inside = trace.setSpan(ROOT_CONTEXT, span);
    for (const step of observation.steps) {
      const child = tracer.startSpan(stepName(step, tool), { startTime: epoch + step.startedAt }, inside);
      child.setStatus({ code: step.failed ? SpanStatusCode.ERROR : SpanStatusCode.OK });
      child.end(epoch + step.endedAt);
    }
    span.setStatus({ code: allowed ? SpanStatusCode.OK : SpanStatusCode.ERROR });
    span.end(epoch + endedAt);
  };
};
