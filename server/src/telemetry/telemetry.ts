import { telemetryNames } from "@mcp-landing-zone/contract";
import type { AuditEvent } from "@mcp-landing-zone/contract";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { LoggerProvider } from "@opentelemetry/sdk-logs";
import type { LogRecordExporter, ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { AggregationTemporality, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import type { PushMetricExporter } from "@opentelemetry/sdk-metrics";
import { AlwaysOnSampler, BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import { within } from "../deadline.ts";
import type { LogLine } from "../log.ts";
import type { Decision } from "../decision/decision.ts";
import { createBatches } from "./batches.ts";
import type { Batches } from "./batches.ts";
import { exported } from "./exports.ts";
import { createInstruments } from "./instruments.ts";
import type { Gauges, Signal } from "./instruments.ts";
import { createLogRecords } from "./log-records.ts";
import { createRequestSpans } from "./request-spans.ts";

export interface Telemetry {
  observe(event: AuditEvent, decision: Decision): void;
  log(line: LogLine): void;
  /** Sends what is left, and does not wait for long. */
  close(): Promise<void>;
}

export interface TelemetryOptions {
  readonly exporters: {
    readonly spans: SpanExporter;
    readonly metrics: PushMetricExporter;
    readonly logs: LogRecordExporter;
  };
  /** The role that it has in Azure Monitor. @default `telemetryNames.role` */
  readonly name?: string;
  readonly replica: string;
  /** How many requests that were allowed are traced in a second, and as many of the others. */
  readonly tracesPerSecond: number;
  readonly gauges: Gauges;
  readonly report: (error: unknown) => void;
  /** How often spans and logs are sent. @default 5 seconds */
  readonly everyMs?: number;
  /** How often metrics are. @default a minute */
  readonly metricsEveryMs?: number;
}

const metricsTimeoutMs = 20_000;
const closeMs = 5_000;
const batchCloseMs = 3_000;
const scope = "@mcp-landing-zone/server";

/** Hands what ends to the batches; the SDK's own queue does not say what it loses. */
const processorOf = <T>(batches: Batches<T>) => ({
  onStart: () => undefined,
  onEnd: (item: T) => batches.add(item),
  onEmit: (item: T) => batches.add(item),
  forceFlush: async () => undefined,
  shutdown: () => batches.close(),
});

/** Metrics are not queued: an interval that does not arrive is lost as one. */
const watched = (exporter: PushMetricExporter, lost: (error: unknown) => void): PushMetricExporter => ({
  export: (metrics, done) =>
    void exported(exporter, metrics)
      .catch(lost)
      .then(() => done({ code: 0 })),
  forceFlush: () => exporter.forceFlush(),
  shutdown: () => exporter.shutdown(),
  selectAggregationTemporality: (kind) =>
    exporter.selectAggregationTemporality?.(kind) ?? AggregationTemporality.CUMULATIVE,
});

/**
 * What a server tells of itself, by OpenTelemetry. All of it belongs to this object, so that two servers in one process do not
 * mix; nothing is registered globally.
 */
export const createTelemetry = (options: TelemetryOptions): Telemetry => {
  const {
    exporters,
    name = telemetryNames.role,
    replica,
    tracesPerSecond,
    gauges,
    report,
    everyMs = 5_000,
    metricsEveryMs = 60_000,
  } = options;
  const resource = resourceFromAttributes({
    "service.name": name,
    "service.instance.id": replica,
  });
  const lost =
    (signal: Signal) =>
    (count: number, error?: unknown): void => {
      instruments.dropped(signal, error === undefined ? "full" : "not-delivered", count);
      report(error ?? `${count} telemetry items were dropped`);
    };
  const spans = createBatches<ReadableSpan>({
    send: (items) => exported(exporters.spans, [...items]),
    lost: lost("spans"),
    everyMs,
    closeMs: batchCloseMs,
  });
  const logs = createBatches<ReadableLogRecord>({
    send: (items) => exported(exporters.logs, [...items]),
    lost: lost("logs"),
    everyMs,
    closeMs: batchCloseMs,
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: watched(exporters.metrics, (error) => lost("metrics")(1, error)),
    exportIntervalMillis: metricsEveryMs,
    exportTimeoutMillis: Math.min(metricsTimeoutMs, metricsEveryMs),
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const instruments = createInstruments(meters.getMeter(scope), gauges);
  const tracers = new BasicTracerProvider({
    resource,
    sampler: new AlwaysOnSampler(),
    spanProcessors: [processorOf(spans)],
  });
  const loggers = new LoggerProvider({ resource, processors: [processorOf(logs)] });
  const tell = createRequestSpans({ tracer: tracers.getTracer(scope), perSecond: tracesPerSecond });
  const log = createLogRecords(loggers.getLogger(scope));
  return {
    observe: (event, decision) => {
      if (event.phase === "started") return;
      instruments.observe(event, decision);
      tell(event, decision);
    },
    log,
    close: async () => {
      // Metrics last: they say what of the others was lost.
      const ended = Promise.allSettled([tracers.shutdown(), loggers.shutdown()]).then(() => meters.shutdown());
      await within(closeMs, ended).catch(report);
    },
  };
};
