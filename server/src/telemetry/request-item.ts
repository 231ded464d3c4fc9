import { randomBytes } from "node:crypto";
import type { AuditEvent } from "@mcp-landing-zone/contract";

/** One item of Application Insights' ingestion format. */
export interface TelemetryItem {
  readonly name: string;
  readonly time: string;
  readonly iKey: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: { readonly baseType: string; readonly baseData: Readonly<Record<string, unknown>> };
}

interface Identity {
  readonly instrumentationKey: string;
  readonly replica: string;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** As the format wants it: days.hours:minutes:seconds.milliseconds. */
const timeSpan = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1_000);
  const clock = [Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return `${Math.floor(seconds / 86_400)}.${clock}.${String(Math.round(milliseconds) % 1_000).padStart(3, "0")}`;
};

/**
 * A decision as a request span with the semantic attributes of OpenTelemetry for MCP. Every attribute has few values: tools
 * and methods from the catalogue and the protocol, reasons from our tables. Who called is the audit trail's business.
 */
export const requestItem = (
  event: AuditEvent,
  now: number,
  { instrumentationKey, replica }: Identity,
): TelemetryItem => {
  const { request, tool, decision, reason, durationMs = 0, spotlight } = event;
  const method = event.event === "request" || event.event === "token" ? event.event : (request?.method ?? event.event);
  return {
    name: "Microsoft.ApplicationInsights.Request",
    time: new Date(now - durationMs).toISOString(),
    iKey: instrumentationKey,
    tags: {
      "ai.operation.id": request?.trace ?? randomBytes(16).toString("hex"),
      "ai.operation.name": method,
      "ai.cloud.role": "mcp-server",
      "ai.cloud.roleInstance": replica,
    },
    data: {
      baseType: "RequestData",
      baseData: {
        ver: 2,
        id: randomBytes(8).toString("hex"),
        name: tool ? `${method} ${tool.name}` : method,
        duration: timeSpan(durationMs),
        success: decision === "allowed" || decision === "waiting",
        responseCode: reason,
        properties: {
          "mcp.method.name": method,
          "mcp.correlation.id": request?.id ?? "",
          "mcp.decision": decision,
          ...(tool && { "gen_ai.tool.name": tool.name, "mcp.tool.version": tool.version }),
          ...(spotlight && { "mcp.spotlight": spotlight }),
          ...(event.principal && { "mcp.principal.kind": event.principal.kind }),
          ...(decision !== "allowed" && { "error.type": reason }),
        },
      },
    },
  };
};
