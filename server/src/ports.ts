import type { Clock } from "./clock.ts";
import type { Indicators } from "./indicators/indicators.ts";
import type { Shield } from "@mcp-landing-zone/content";
import type { LogLine } from "./log.ts";
import type { OnBehalfOf } from "./identity/on-behalf-of.ts";
import type { TokenVerifier } from "./identity/token.ts";
import type { AuditPort, ObserveDecision } from "./decision/audit-port.ts";
import type { Origin } from "./decision/decision.ts";
import type { StateStore } from "./state/state-store.ts";

/** Everything outside the server that it needs. Each has an adapter for Azure and one in memory. */
export interface Ports {
  /** Verifies access tokens. */
  readonly verifyToken: TokenVerifier;
  /** Judges texts in the cloud, behind the local layer. */
  readonly shield: Shield;
  /** What replicas share. */
  readonly state: StateStore;
  /** The audit log. */
  readonly audit: AuditPort;
  /** Telemetry: gets every recorded event and how it came about, and is not waited for. @default none */
  readonly observe?: ObserveDecision | undefined;
  /** A token for another API in the caller's name. */
  readonly onBehalfOf: OnBehalfOf;
  /** Indicators of compromise that are refused. @default none */
  readonly indicators?: Indicators | undefined;
  /** The present time. */
  readonly clock: Clock;
  /** Lines that tools write, without secrets and personal data. @default they are dropped */
  readonly log?: ((level: LogLine["level"], line: string, origin: Origin) => void) | undefined;
  /** Errors that are not reported otherwise. Never carries arguments, tokens or personal data. */
  readonly report: (error: unknown, origin?: Origin) => void;
}
