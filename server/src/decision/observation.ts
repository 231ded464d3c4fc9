import type { TraceContext } from "./trace-context.ts";
import { traceContextIn } from "./trace-context.ts";

/** Parts of a call whose time is reported separately. */
export type StepName = "shield arguments" | "tool" | "on-behalf-of" | "output" | "shield output";

export interface Step {
  readonly name: StepName;
  /** Milliseconds of the process's monotonic clock, as all times here. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
}

/** Notes of a request while it is in work, for telemetry alone. Exists only where telemetry is configured. */
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

/** Parts of a message that are reported. */
interface ReportedMessage {
  readonly id?: string | number;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Notes what is reported of a message. A text may say anything, so only an id that a client counts with is kept. */
export const noteMessage = (observation: Observation, { id, params }: ReportedMessage): void => {
  if (typeof id === "number" && Number.isSafeInteger(id) && Math.abs(id) < 1_000_000_000) observation.requestId = id;
  const meta = params?.["_meta"] as { readonly traceparent?: unknown } | null | undefined;
  const link = traceContextIn(meta?.traceparent);
  if (link) observation.link = link;
};

/** A tool may ask for tokens as often as it likes; a trace has an end. */
const mostSteps = 16;

/** Notes the end beside the work, which its caller waits for itself: nothing is waited for twice. */
const noted = <T>(observation: Observation, name: StepName, work: () => Promise<T>): Promise<T> => {
  const startedAt = performance.now();
  const note = (failed: boolean): void => {
    observation.steps.push({ name, startedAt, endedAt: performance.now(), failed });
  };
  const running = work();
  running.then(
    () => note(false),
    () => note(true),
  );
  return running;
};

/** Runs a part of a request, and notes how long it took where telemetry is configured. */
export const timed = <T>(observation: Observation | undefined, name: StepName, work: () => Promise<T>): Promise<T> =>
  observation && observation.steps.length < mostSteps ? noted(observation, name, work) : work();
