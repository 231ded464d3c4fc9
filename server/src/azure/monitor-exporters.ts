import type { TokenCredential } from "@azure/core-auth";
import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";
import {
  AzureMonitorLogExporter,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from "@azure/monitor-opentelemetry-exporter";
import type { AzureMonitorExporterOptions } from "@azure/monitor-opentelemetry-exporter";
import type { TelemetryOptions } from "../telemetry/telemetry.ts";

/** For one delivery, including retries and waits that the service asks for. */
const usualTimeoutMs = 10_000;

const acceptedAll = ({ status, bodyAsText }: PipelineResponse): boolean => {
  if (status !== 200) return false;
  try {
    const { itemsReceived, itemsAccepted } = JSON.parse(bodyAsText ?? "") as Readonly<Record<string, unknown>>;
    return typeof itemsReceived === "number" && itemsReceived === itemsAccepted;
  } catch {
    return false;
  }
};

/**
 * The exporter takes what it cannot keep for delivered, waits without end, and follows a redirect to any host with the token.
 * Here a delivery arrives in time and whole where it was sent, or it has failed.
 */
const delivery = (timeoutMs: number): PipelinePolicy => ({
  name: "telemetry-delivery",
  sendRequest: async (request, next) => {
    request.abortSignal = AbortSignal.timeout(timeoutMs);
    const response = await next(request);
    if (!acceptedAll(response)) throw new Error(`telemetry was answered with status ${response.status}`);
    return response;
  },
});

/** The exporter takes these from the environment only: no statistics to its makers, no metric that repeats the resource. */
const exporterEnvironment = {
  APPLICATION_INSIGHTS_NO_STATSBEAT: "true",
  APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED: "true",
};

/** Azure Monitor's exporters, with nothing kept on disk and nothing sent elsewhere. */
export const createMonitorExporters = (
  connectionString: string,
  credential: TokenCredential,
  timeoutMs = usualTimeoutMs,
): TelemetryOptions["exporters"] => {
  Object.assign(process.env, exporterEnvironment);
  const options: AzureMonitorExporterOptions = {
    connectionString,
    credential,
    disableOfflineStorage: true,
    retryOptions: { maxRetries: 1, retryDelayInMs: 500, maxRetryDelayInMs: 2_000 },
    additionalPolicies: [{ policy: delivery(timeoutMs), position: "perCall" }],
  };
  return {
    spans: new AzureMonitorTraceExporter(options),
    metrics: new AzureMonitorMetricExporter(options),
    logs: new AzureMonitorLogExporter(options),
  };
};
