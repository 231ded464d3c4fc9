import { hostname } from "node:os";
import type { TokenCredential } from "@azure/core-auth";
import type { Settings } from "@mcp-landing-zone/contract";
import type { Ports } from "../ports.ts";
import { createDeferred } from "../telemetry/deferred.ts";
import type { DeferredTelemetry } from "../telemetry/deferred.ts";
import type { Gauges } from "../telemetry/instruments.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

type TelemetrySettings = Pick<Settings, "telemetry" | "tracesPerSecond" | "replicaName"> &
  Partial<Pick<Settings, "serverName">>;

/** Telemetry to Application Insights, with the managed identity's token: the connection string opens nothing. */
export const createAzureTelemetry = (
  { telemetry: connectionString, serverName, tracesPerSecond, replicaName = hostname() }: TelemetrySettings,
  credential: TokenCredential,
  gauges: Gauges,
  report: Ports["report"],
): DeferredTelemetry | undefined => {
  if (connectionString === undefined) return undefined;
  const load = async (aside: (error: unknown) => void): Promise<Telemetry> => {
    const [{ createMonitorExporters }, { createTelemetry }] = await Promise.all([
      import("./monitor-exporters.ts"),
      import("../telemetry/telemetry.ts"),
    ]);
    return createTelemetry({
      exporters: createMonitorExporters(connectionString, credential),
      ...(serverName === undefined ? {} : { name: serverName }),
      replica: replicaName,
      tracesPerSecond,
      gauges,
      report: aside,
    });
  };
  return createDeferred({ load, report });
};
