import { trace } from "@opentelemetry/api";
import { InMemoryLogRecordExporter } from "@opentelemetry/sdk-logs";
import { AggregationTemporality, InMemoryMetricExporter } from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter } from "@opentelemetry/sdk-trace-base";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { createTelemetry } from "../server/src/telemetry/telemetry.ts";
import type { Telemetry, TelemetryOptions } from "../server/src/telemetry/telemetry.ts";

interface Point {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** Telemetry that goes nowhere: its exports can be read once it is closed. */
export interface MemoryTelemetry extends Telemetry {
  readonly spans: () => readonly ReadableSpan[];
  readonly points: (metric: string) => readonly Point[];
  readonly logs: InMemoryLogRecordExporter["getFinishedLogRecords"];
}

/** Keeps its records after the shutdown. */
const lasting = <T extends { shutdown(): Promise<void> }>(exporter: T): T =>
  Object.assign(exporter, { shutdown: async () => undefined });

export const createMemoryTelemetry = (options: Partial<TelemetryOptions> = {}): MemoryTelemetry => {
  const spans = lasting(new InMemorySpanExporter());
  const metrics = lasting(new InMemoryMetricExporter(AggregationTemporality.DELTA));
  const logs = lasting(new InMemoryLogRecordExporter());
  const telemetry = createTelemetry({
    exporters: { spans, metrics, logs },
    replica: "one",
    tracesPerSecond: 1_000,
    gauges: { inWork: () => 1, shieldOpen: () => 0, auditPending: () => 2 },
    report: () => undefined,
    ...options,
  });
  return {
    ...telemetry,
    spans: () => spans.getFinishedSpans(),
    points: (name) =>
      metrics
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
        .filter(({ descriptor }) => descriptor.name === name)
        .flatMap(({ dataPoints }) => dataPoints as unknown as readonly Point[]),
    logs: () => logs.getFinishedLogRecords(),
  };
};

/** Whether anything in this process has taken the places that all of it shares. */
export const isRegisteredGlobally = (): boolean =>
  trace.getTracer("probe").startSpan("anything").spanContext().traceId !== "0".repeat(32);
