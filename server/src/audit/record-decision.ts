import type { AuditEvent, AuditEventName, AuditPrincipal, AuditTool } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { AuditPort, ObserveDecision } from "../decision/audit-port.ts";
import { AuditUnavailable } from "../decision/decision.ts";
import type { DecidedTool, Decision, Origin, RecordDecision } from "../decision/decision.ts";
import type { Principal } from "../decision/principal.ts";
import { enter } from "../decision/stage.ts";

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
  "client-not-allowed",
  "client-indicated",
  "keys-unavailable",
  "gateway-proof",
]);

const eventName = ({ method = "", reason }: Decision): AuditEventName => {
  if (tokenReasons.has(reason)) return "token";
  return (Object.hasOwn(eventsByMethod, method) ? eventsByMethod[method] : undefined) ?? "request";
};

/** a client may put any text into `method`, so only the methods of the protocol and our own are recorded. */
const recordedMethods: ReadonlySet<string> = new Set([
  ...Object.keys(eventsByMethod),
  "approvals/list",
  "completion/complete",
  "initialize",
  "logging/setLevel",
  "notifications/cancelled",
  "notifications/initialized",
  "notifications/progress",
  "notifications/roots/list_changed",
  "ping",
  "resources/subscribe",
  "resources/templates/list",
  "resources/unsubscribe",
  "server/discover",
  "session/delete",
  "session/get",
  "session/post",
  "subscriptions/listen",
]);

/** A host comes from an argument: a text that is no host name is left out, rather than keep the decision from being recorded. */
const isHost = (host: string): boolean => /^[a-z0-9.-]{1,253}$/.test(host);

const auditPrincipalOf = ({ clientId, kind, objectId, clientProof, tenantId }: Principal): AuditPrincipal => ({
  client: clientId,
  kind,
  object: objectId,
  ...(clientProof && { proof: clientProof }),
  tenant: tenantId,
});

const auditToolOf = ({ approved, label }: DecidedTool): AuditTool => ({
  ...(approved.classification && { classification: approved.classification }),
  digest: approved.digest,
  ...(label !== undefined && { label }),
  name: approved.name,
  version: approved.version,
});

/** What records say of one thing is the same in each of them. Made once and frozen, it is checked once as well. */
const saidOnce = <Thing extends object, Said>(say: (thing: Thing) => Said): ((thing: Thing) => Said) => {
  const all = new WeakMap<Thing, Said>();
  return (thing) => {
    const known = all.get(thing);
    if (known !== undefined) return known;
    const said = Object.freeze(say(thing));
    all.set(thing, said);
    return said;
  };
};

const principalOf = saidOnce(auditPrincipalOf);
const toolOf = saidOnce(auditToolOf);

/** A decision in the words of the audit trail. The members of every record come first, so that the records of one kind have one shape. */
const auditEvent = (decision: Decision, now: number, hashArguments: (digest: string) => string): AuditEvent => {
  const { origin, principal, tool, method, approval, decided, argumentsDigest } = decision;
  const spotlight = tool?.spotlight?.mode;
  return {
    decision: decision.outcome,
    durationMs: Math.max(0, Math.round(now - origin.startedAt)),
    event: eventName(decision),
    phase: decision.phase,
    reason: decision.reason,
    request: {
      id: origin.correlationId,
      ...(method && recordedMethods.has(method) && { method }),
      ...(origin.trace && { trace: origin.trace.traceId }),
    },
    ...(principal && { principal: principalOf(principal) }),
    ...(tool && { tool: toolOf(tool) }),
    ...(argumentsDigest !== undefined && { argumentsHash: hashArguments(argumentsDigest) }),
    ...(decision.outputBytes !== undefined && { outputBytes: decision.outputBytes }),
    ...(decision.findings && decision.findings.length > 0 && { findings: decision.findings }),
    ...(approval !== undefined && { approval: { id: approval, ...decided } }),
    ...(decision.count !== undefined && { count: decision.count }),
    ...(decision.host !== undefined && isHost(decision.host) && { host: decision.host }),
    ...(spotlight && { spotlight }),
  };
};

interface RecorderOptions {
  readonly audit: AuditPort;
  readonly clock: Clock;
  readonly hashArguments: (digest: string) => string;
  /** Called with every event that was recorded, and for one that was not with the refusal that this makes of it. */
  readonly observe: ObserveDecision | undefined;
  readonly report: (error: unknown, origin: Origin) => void;
}

export const createRecorder = (options: RecorderOptions): RecordDecision => {
  const { audit, clock, hashArguments, observe, report } = options;
  return async (decision) => {
    const event = auditEvent(decision, clock(), hashArguments);
    enter(decision.origin, "record");
    try {
      await audit.record(event);
    } catch (error) {
      report(error, decision.origin);
      observe?.({ ...event, decision: "refused", phase: "finished", reason: "audit-unavailable" }, decision);
      throw new AuditUnavailable("the decision was not recorded", { cause: error });
    }
    if (decision.phase === "finished") enter(decision.origin, "answer");
    observe?.(event, decision);
  };
};
