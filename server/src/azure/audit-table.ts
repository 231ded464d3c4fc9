import type { TokenCredential } from "@azure/identity";
import { auditTableStream } from "@mcp-landing-zone/contract";
import type { Settings } from "@mcp-landing-zone/contract";
import type { SendRows } from "../audit/audit-table.ts";
import { quickRetry } from "./deadlines.ts";

type TableSettings = Pick<Settings, "auditTableEndpoint" | "auditTableRule">;

/** Delivers rows through the data collection endpoint, or nothing where no table is configured. Loaded with the first server that has one. */
export const createRowSender = async (
  { auditTableEndpoint, auditTableRule }: TableSettings,
  credential: TokenCredential,
  deadlineMs: number,
): Promise<SendRows | undefined> => {
  if (auditTableEndpoint === undefined || auditTableRule === undefined) return undefined;
  const { LogsIngestionClient } = await import("@azure/monitor-ingestion");
  const client = new LogsIngestionClient(auditTableEndpoint, credential, { retryOptions: quickRetry });
  return (rows) =>
    client.upload(auditTableRule, auditTableStream, [...rows], {
      maxConcurrency: 1,
      abortSignal: AbortSignal.timeout(deadlineMs),
    });
};
