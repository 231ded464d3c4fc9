import type { RefusalName } from "../refusal/refusal.ts";
import type { Principal } from "./principal.ts";
import type { Observation } from "./observation.ts";
import type { TraceContext } from "./trace-context.ts";
import type { CatalogueTool, SpotlightMode } from "@mcp-landing-zone/contract";
import type { ToolRefusalName } from "../refusal/tool-refusal.ts";

/** Which request it was, and when it came. */
export interface Origin {
  /** One id for a request through gateway, server, audit and telemetry. */
  readonly correlationId: string;
  /** The gateway's trace context, after the gateway proof. */
  readonly trace?: TraceContext;
  readonly observation?: Observation;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** What was decided about one request, and on what grounds. Every request ends in exactly one finished decision. */
export interface Decision {
  readonly origin: Origin;
  readonly principal?: Principal;
  readonly method?: string;
  readonly tool?: DecidedTool;
  readonly phase: CallRecord["phase"];
  readonly outcome: CallRecord["outcome"];
  readonly reason: CallRecord["reason"] | RefusalName | ApprovalDecision["decision"] | "protocol-error";
  /** Why, in the words of the stage that refused. */
  readonly detail?: string;
  /** HTTP status of the answer, where the reason does not say it. */
  readonly status?: number;
  readonly argumentsDigest?: string;
  readonly findings?: readonly string[];
  /** Requests that share this record. @default 1 */
  readonly count?: number;
  /** Host that the tool called, or was kept from calling. */
  readonly host?: string;
  /** Size of what the caller gets. */
  readonly outputBytes?: number;
  /** Id of the approval that the call waits for, or that was decided. */
  readonly approval?: string;
  /** What was decided about it, by whom and for whose call. */
  readonly decided?: ApprovalDecision;
}

/** The tool that was called, as far as a record names it. */
export interface DecidedTool {
  readonly approved: Pick<CatalogueTool, "name" | "version" | "digest"> &
    Partial<Pick<CatalogueTool, "classification">>;
  readonly label?: string;
  readonly spotlight?: { readonly mode: SpotlightMode } | undefined;
}

/** What is recorded of a call. Arguments and answers are not in it; a digest says which arguments they were. */
export interface CallRecord {
  readonly phase: "started" | "finished";
  readonly outcome: "allowed" | "refused" | "failed" | "waiting";
  readonly reason: ToolRefusalName | "ok" | "approval" | "input" | `input-${"accept" | "decline" | "cancel"}`;
  readonly argumentsDigest: string;
  /** Codes of what the content layer took out. */
  readonly findings?: readonly string[];
  readonly approval?: string;
  /** Host that the tool called, or was kept from calling. */
  readonly host?: string;
  readonly outputBytes?: number;
}

/** Object ids of Entra. */
export interface ApprovalDecision {
  readonly decision: "approved" | "denied";
  readonly by: string;
  readonly requester: string;
}

/** The audit record cannot be written; fail closed: the call must not run, or its answer must not leave. */
export class AuditUnavailable extends Error {
  override readonly name = "AuditUnavailable";
}

/** Resolves when the record is safe, rejects with {@link AuditUnavailable} when it cannot be made. */
export type RecordDecision = (decision: Decision) => Promise<void>;
