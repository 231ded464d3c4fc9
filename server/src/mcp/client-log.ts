import type { Server, ServerContext } from "@modelcontextprotocol/server";
import { envelope } from "@mcp-landing-zone/contract";
import type { ClientLog } from "../tools/tool-log.ts";

/** The protocol's levels, least urgent first (RFC 5424). */
export const levels: readonly string[] = [
  "debug",
  "info",
  "notice",
  "warning",
  "error",
  "critical",
  "alert",
  "emergency",
];

/** From which level on the client wants lines; undefined where it asked for none. */
export type LogThreshold = (context: ServerContext) => unknown;

/** 2026-07-28: each request says it for itself. */
export const thresholdOfRequest: LogThreshold = ({ mcpReq }) =>
  (mcpReq.envelope as Readonly<Record<string, unknown>> | undefined)?.[envelope.logLevel];

/** 2025-11-25, in a session: what `logging/setLevel` said last. A session that another replica takes up begins in silence. */
export const thresholdOfSession = (server: Server): LogThreshold => {
  let threshold: string | undefined;
  server.setRequestHandler("logging/setLevel", ({ params }) => {
    threshold = params.level;
    return {};
  });
  return () => threshold;
};

/** The way to show lines to the client on the stream of its call, if it asked for any. */
export const clientLogOf = (context: ServerContext, threshold: LogThreshold): ClientLog | undefined => {
  const least = levels.indexOf(String(threshold(context)));
  if (least < 0) return undefined;
  return {
    wants: (level) => levels.indexOf(level) >= least,
    send: (level, data, logger) =>
      context.mcpReq.notify({ method: "notifications/message", params: { level, logger, data } }),
  };
};
