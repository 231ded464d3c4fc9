// Stand-in for every Azure service: the names by which faults and journal tell them apart.
import type { Handler } from "./message.ts";

export type ServiceName =
  | "entra"
  | "graph"
  | "arm"
  | "identity"
  | "vault"
  | "contentSafety"
  | "documents"
  | "audit"
  | "telemetry"
  | "collection";

export interface Service {
  /** `other` for a host that a test or a launcher adds. */
  readonly name: ServiceName | "other";
  readonly handle: Handler;
}
