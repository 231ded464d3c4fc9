import { createHash } from "node:crypto";
import { errorCodes, revisions, telemetryNames } from "@mcp-landing-zone/contract";
import type { AuditEvent } from "@mcp-landing-zone/contract";
import type { Attributes } from "@opentelemetry/api";
import { refusals } from "../refusal/refusal.ts";
import type { Decision } from "../decision/decision.ts";
import type { Observation } from "../decision/observation.ts";

const { attributes: names } = telemetryNames;

export type Observed = Pick<AuditEvent, "decision" | "reason" | "request" | "tool">;

export const succeeded = ({ decision }: Observed): boolean => decision === "allowed" || decision === "waiting";

/** A client may put any text into `method`: texts that are no method of the protocol or our own share one name. */
export const methodOf = ({ request }: Observed): string => request?.method ?? "other";

/** The tool from the catalogue; names that are in none have one name together. */
export const toolOf = (event: Observed): string | undefined =>
  event.tool?.name ?? (methodOf(event) === "tools/call" ? "other" : undefined);

const refusalOf = (reason: string): { readonly status: number; readonly code: number } | undefined =>
  Object.hasOwn(refusals, reason) ? refusals[reason as keyof typeof refusals] : undefined;

/** The JSON-RPC code of the answer, where it is an error. A tool that is unknown is an error of parameters to the protocol. */
export const codeOf = (event: Observed): number | undefined => {
  if (succeeded(event)) return undefined;
  const unknownTool = event.reason === "not-found" && methodOf(event) === "tools/call";
  return unknownTool ? errorCodes.invalidParams : refusalOf(event.reason)?.code;
};

export const statusOf = (event: Observed, { status }: Pick<Decision, "status">): number =>
  status ?? (succeeded(event) ? 200 : (refusalOf(event.reason)?.status ?? 200));

/** By the conventions: the code of an error, or that the tool's result is one. */
const errorType = (event: Observed): string => String(codeOf(event) ?? (event.tool ? "tool_error" : "_OTHER"));

/** What divides a series of a metric. Every value is from a table of ours or from the catalogue. */
export const seriesAttributes = (event: Observed): Attributes => {
  const tool = toolOf(event);
  return {
    [names.method]: methodOf(event),
    ...(tool !== undefined && { [names.tool]: tool }),
    [names.outcome]: event.decision,
    [names.reason]: event.reason,
    ...(!succeeded(event) && { [names.error]: errorType(event) }),
  };
};

const known: ReadonlySet<string> = new Set([...revisions.modern, ...revisions.legacy]);

/** A session id does not authenticate its holder; even so only its hash leaves. */
const sessionOf = (id: string): string => createHash("sha256").update(id).digest("hex").slice(0, 32);

const observed = ({ revision, session, requestId }: Observation): Attributes => ({
  ...(revision !== undefined && known.has(revision) && { [names.revision]: revision }),
  ...(session !== undefined && { [names.session]: sessionOf(session) }),
  ...(requestId !== undefined && { [names.requestId]: String(requestId) }),
});

/** Attributes of one request. The audit trail holds the caller and the arguments' digest. */
export const spanAttributes = (event: AuditEvent, decision: Decision): Attributes => {
  const { request, tool, spotlight, principal } = event;
  const { observation } = decision.origin;
  const code = codeOf(event);
  return {
    ...seriesAttributes(event),
    ...(observation && observed(observation)),
    "network.transport": "tcp",
    // Only with a method does the exporter fill in the result's code.
    "http.request.method": "POST",
    "http.response.status_code": statusOf(event, decision),
    ...(methodOf(event) === "tools/call" && { [names.operation]: "execute_tool" }),
    ...(tool && { [names.toolVersion]: tool.version }),
    ...(code !== undefined && { [names.code]: String(code) }),
    ...(request && { [names.correlation]: request.id }),
    ...(principal && { [names.principalKind]: principal.kind }),
    ...(spotlight && { [names.spotlight]: spotlight }),
  };
};
