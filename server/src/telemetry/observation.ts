import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { HeaderReader } from "../http/exchange.ts";
import type { Message } from "../guards/message.ts";
import { traceContextIn } from "../decision/trace-context.ts";
import type { TraceContext } from "../decision/trace-context.ts";

/** Parts of a call whose time is told apart. */
export type StepName = "shield arguments" | "tool" | "on-behalf-of" | "output" | "shield output";

export interface Step {
  readonly name: StepName;
  /** Milliseconds of the process's monotonic clock, as all times here. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
}

/** What is noted of a request while it is in work, for telemetry alone. Exists only where somebody observes. */
export interface Observation {
  readonly startedAt: number;
  /** Set when the outcome is known. */
  endedAt?: number;
  /** As the header states it. */
  readonly revision: string | undefined;
  readonly session: string | undefined;
  /** Of the message, once it is read. */
  requestId?: number;
  /** The trace that the message says it belongs to. */
  link?: TraceContext;
  readonly steps: Step[];
}

/** takes the few values that are told of, and keeps nothing of the request: hundreds of observations may wait for the exporter. */
export const observationOf = (headers: HeaderReader): Observation => ({
  startedAt: performance.now(),
  revision: short(headers.get(headerNames.protocolVersion)),
  session: short(headers.get(headerNames.sessionId)),
  steps: [],
});

const longest = 128;
const short = (value: string | null | undefined): string | undefined =>
  value && value.length <= longest ? value : undefined;

/** Notes what is told of a message. A text may say anything, so only an id that a client counts with is kept. */
export const noteMessage = (observation: Observation, { id, params }: Message): void => {
  if (typeof id === "number" && Number.isSafeInteger(id) && Math.abs(id) < 1_000_000_000) observation.requestId = id;
  const meta = params?.["_meta"] as { readonly traceparent?: unknown } | null | undefined;
  const link = traceContextIn(meta?.traceparent);
  if (link) observation.link = link;
};

/** A tool may ask for tokens as often as it likes; a trace has an end. */
const mostSteps = 16;

/** Runs a part of a request, and notes how long it took where somebody wants to know. */
export const timed = async <T>(
  observation: Observation | undefined,
  name: StepName,
  work: () => Promise<T>,
): Promise<T> => {
  if (!observation || observation.steps.length >= mostSteps) return work();
  const startedAt = performance.now();
  const note = (failed: boolean): void => {
    observation.steps.push({ name, startedAt, endedAt: performance.now(), failed });
  };
  try {
    const result = await work();
    note(false);
    return result;
  } catch (error) {
    note(true);
    throw error;
  }
};
