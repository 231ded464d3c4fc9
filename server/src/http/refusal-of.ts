import { StateUnavailable } from "../state/state-store.ts";
import { AuditUnavailable } from "../decision/decision.ts";
import { Refusal } from "../refusal/refusal.ts";

/** The cause, as a row of the table of refusals. An unforeseen one is an internal error without details. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof StateUnavailable) return new Refusal("state-unavailable", { headers: { "retry-after": "5" } });
  if (error instanceof AuditUnavailable) return new Refusal("audit-unavailable", { headers: { "retry-after": "5" } });
  return new Refusal("internal", { reason: error instanceof Error ? error.name : "unknown" });
};
