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
  readonly name: ServiceName;
  readonly handle: Handler;
}
