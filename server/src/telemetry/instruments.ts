import { telemetryNames } from "@mcp-landing-zone/contract";
import type { AuditEvent } from "@mcp-landing-zone/contract";
import type { Meter } from "@opentelemetry/api";
import type { Decision } from "../decision/decision.ts";
import { seriesAttributes, succeeded } from "./attributes.ts";

const { metrics, attributes } = telemetryNames;

/** Gauges that are read at each export of metrics. */
export interface Gauges {
  readonly inWork: () => number;
  readonly shieldOpen: () => number;
  readonly auditPending: () => number;
}

export type Signal = "spans" | "metrics" | "logs";

export interface Instruments {
  observe(event: AuditEvent, decision: Decision): void;
  dropped(signal: Signal, cause: "full" | "not-delivered", count: number): void;
}

/** Seconds, as the conventions propose them. */
const boundaries = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

export const createInstruments = (meter: Meter, gauges: Gauges): Instruments => {
  const duration = meter.createHistogram(metrics.duration, {
    unit: "s",
    description: "From the arrival of a request to its recorded outcome",
    advice: { explicitBucketBoundaries: boundaries },
  });
  const refusals = meter.createCounter(metrics.refusals, { description: "Requests that were not allowed, by reason" });
  const dropped = meter.createCounter(metrics.dropped, { description: "Telemetry that did not arrive" });
  for (const [name, description] of [
    ["inWork", "Requests in work"],
    ["shieldOpen", "1 while Content Safety failed repeatedly and is not asked"],
    ["auditPending", "Records that wait to be written"],
  ] as const) {
    meter.createObservableGauge(metrics[name], { description }).addCallback((result) => result.observe(gauges[name]()));
  }
  return {
    observe: (event, { origin }) => {
      const { startedAt, endedAt = performance.now() } = origin.observation ?? {
        startedAt: 0,
        endedAt: event.durationMs,
      };
      duration.record((endedAt - startedAt) / 1_000, seriesAttributes(event));
      if (!succeeded(event)) refusals.add(1, { [attributes.reason]: event.reason });
    },
    dropped: (signal, cause, count) => dropped.add(count, { [attributes.signal]: signal, [attributes.cause]: cause }),
  };
};
