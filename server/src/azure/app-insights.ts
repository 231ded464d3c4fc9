import { hostname } from "node:os";
import type { TokenCredential } from "@azure/core-auth";
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import type { AuditEvent, Settings } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { createBatches } from "../telemetry/batches.ts";
import { requestItem } from "../telemetry/request-item.ts";

export interface AppInsights {
  observe(event: AuditEvent): void;
  close(): Promise<void>;
}

const scope = "https://monitor.azure.com//.default";
const timeoutMs = 10_000;

const parts = (connectionString: string): ReadonlyMap<string, string> =>
  new Map(
    connectionString.split(";").map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at).toLowerCase(), part.slice(at + 1)];
    }),
  );

/** Telemetry to Application Insights, with the managed identity's token: the connection string opens nothing. */
export const createAppInsights = (
  { telemetry = "", replicaName = hostname() }: Pick<Settings, "telemetry" | "replicaName">,
  credential: TokenCredential,
  clock: Clock,
  report: (error: unknown) => void,
): AppInsights => {
  const said = parts(telemetry);
  const identity = { instrumentationKey: said.get("instrumentationkey") ?? "", replica: replicaName };
  const url = `${(said.get("ingestionendpoint") ?? "").replace(/\/$/, "")}/v2.1/track`;
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 2 } });
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: scope }));
  const client = createDefaultHttpClient();
  const batches = createBatches({
    send: async (items) => {
      const request = createPipelineRequest({ url, method: "POST", body: JSON.stringify(items), timeout: timeoutMs });
      request.headers.set("content-type", "application/json");
      const { status } = await pipeline.sendRequest(client, request);
      if (status !== 200) throw new Error(`telemetry was answered with status ${status}`);
    },
    lost: (count, error) => report(error ?? `${count} telemetry items were dropped`),
  });
  return {
    observe: (event) => batches.add(requestItem(event, clock(), identity)),
    close: () => batches.close(),
  };
};
