import type { AuditEvent } from "@mcp-landing-zone/contract";
import type { Decision } from "./decision.ts";

/** Where records go. Rejects when a record cannot be made. */
export interface AuditPort {
  /** Keeps an event; rejects when it cannot, and the call is refused. */
  record(event: AuditEvent): Promise<void>;
}

/** Called with each recorded event and the decision behind it; telemetry subscribes here. */
export type ObserveDecision = (event: AuditEvent, decision: Decision) => void;
