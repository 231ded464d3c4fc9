import type { AuditEvent, AuditEventName } from "@mcp-landing-zone/contract";
import { AuditUnavailable } from "./decision.ts";
import type { Decision, RecordDecision } from "./decision.ts";

/** Where records go. Rejects when a record cannot be made. */
export interface AuditPort {
  record(event: AuditEvent): Promise<void>;
}

const eventsByMethod: Readonly<Record<string, AuditEventName>> = {
  "tools/list": "tool.list",
  "tools/call": "tool.call",
  "resources/list": "resource.list",
  "resources/read": "resource.read",
  "prompts/list": "prompt.list",
  "prompts/get": "prompt.get",
  "approvals/decide": "approval.decided",
};

const tokenReasons: ReadonlySet<Decision["reason"]> = new Set([
  "token-missing",
  "token-invalid",
  "token-in-query",
  "keys-unavailable",
  "gateway-proof",
]);

const eventName = ({ method = "", reason }: Decision): AuditEventName => {
  if (tokenReasons.has(reason)) return "token";
  return (Object.hasOwn(eventsByMethod, method) ? eventsByMethod[method] : undefined) ?? "request";
};

/** What a client calls its method may be anything; only what looks like one is recorded. */
const methodName = /^[\w/$.-]{1,64}$/;

/** A decision in the words of the audit trail. */
export const auditEvent = (decision: Decision, hashArguments: (digest: string) => string): AuditEvent => {
  const { principal, tool, method, approval, argumentsDigest } = decision;
  const spotlight = tool?.spotlight?.mode;
  return {
    event: eventName(decision),
    decision: decision.outcome,
    phase: decision.phase,
    reason: decision.reason,
    request: { id: decision.correlationId, ...(method && methodName.test(method) && { method }) },
    ...(principal && {
      principal: {
        tenant: principal.tenantId,
        object: principal.objectId,
        client: principal.clientId,
        kind: principal.kind,
      },
    }),
    ...(tool && {
      tool: { name: tool.approved.name, version: tool.approved.version, digest: tool.approved.digest },
    }),
    ...(argumentsDigest !== undefined && { argumentsHash: hashArguments(argumentsDigest) }),
    ...(approval !== undefined && { approval: { id: approval } }),
    ...(decision.findings && decision.findings.length > 0 && { findings: decision.findings }),
    ...(spotlight && { spotlight }),
    ...(decision.durationMs !== undefined && { durationMs: decision.durationMs }),
  };
};

export const createRecorder = (
  audit: AuditPort,
  hashArguments: (digest: string) => string,
  report: (error: unknown, correlationId: string) => void,
): RecordDecision => {
  return async (decision) => {
    try {
      await audit.record(auditEvent(decision, hashArguments));
    } catch (error) {
      report(error, decision.correlationId);
      throw new AuditUnavailable("the decision was not recorded", { cause: error });
    }
  };
};
