// Joins what gateway and server say about a request, each in its own time, to one call.
import type { AuditRecord } from "@mcp-landing-zone/contract";
import { routes } from "@mcp-landing-zone/contract";
import type { GatewayDecision } from "../gateway/decision.ts";
import type { Call, PassedStage, Side, Verdict } from "./call.ts";
import { serverStages } from "./server-stages.ts";

/** What the server's process reports when a request enters a stage. */
export interface StageReport {
  readonly request: string;
  readonly stage: string;
  /** Milliseconds since the epoch, with fractions. */
  readonly at: number;
}

interface CallLogOptions {
  /** Display names by object id. */
  readonly people: ReadonlyMap<string, string>;
  /** Names of applications by client id. */
  readonly clients: ReadonlyMap<string, string>;
  /** Called with each call as it is known so far; the same id comes again with more. */
  readonly onCall: (call: Call) => void;
}

export interface CallLog {
  gateway(decision: GatewayDecision): void;
  server(record: AuditRecord): void;
  stages(reports: readonly StageReport[]): void;
}

interface Known {
  readonly id: string;
  decision?: GatewayDecision;
  record?: AuditRecord;
  reports: readonly StageReport[];
}

const kept = 500;
/** The stage after which the gateway's policies call the caller verified. */
const vouches = "principal";

const verdictOf = ({ decision, reason }: AuditRecord): Call["outcome"] =>
  decision === "waiting" || reason === "approval-needed" ? "waiting" : decision === "allowed" ? "allowed" : "refused";

const gatewayWall = ({
  stages,
  notReached,
  stage,
  outcome,
  document,
}: GatewayDecision): NonNullable<Call["gateway"]> => ({
  document,
  stages: stages.map(({ name, ms }) => ({
    name,
    ms,
    verdict: name === stage && outcome === "refused" ? "refused" : "passed",
  })),
  notReached: stage === undefined || outcome === "allowed" ? [] : notReached,
});

/** The server's last stage but its record is the one that decided. */
const behind = (reports: readonly StageReport[], verdict: Verdict): Side => {
  const deciding = reports.findLastIndex(({ stage }) => stage !== "record" && stage !== "answer");
  const stages = reports.map(({ stage, at }, index): PassedStage => {
    const until = reports[index + 1]?.at ?? at;
    return { name: stage, ms: until - at, verdict: index === deciding ? verdict : "passed" };
  });
  const entered = new Set(reports.map(({ stage }) => stage));
  return { stages, notReached: verdict === "passed" ? [] : serverStages.filter((name) => !entered.has(name)) };
};

export const createCallLog = ({ people, clients, onCall }: CallLogOptions): CallLog => {
  const known = new Map<string, Known>();
  let unforwarded = 0;

  const callOf = ({ id, decision, record, reports }: Known): Call => {
    const byGateway = decision?.outcome === "refused" && decision.stage !== undefined;
    const said = record && verdictOf(record);
    const outcome = said ?? decision?.outcome ?? "allowed";
    const by = byGateway ? "gateway" : outcome === "allowed" ? undefined : "server";
    const code = byGateway ? decision.stage : record && record.reason !== "ok" ? record.reason : undefined;
    const object = record?.principal?.object ?? decision?.caller?.object;
    const client = record?.principal?.client ?? decision?.caller?.client;
    const passed = decision?.stages.map(({ name }) => name) ?? [];
    const verified = record?.principal !== undefined || (passed.includes(vouches) && decision?.stage !== vouches);
    const { method, path, message } = decision ?? {};
    const person = object !== undefined ? (people.get(object) ?? "unknown") : undefined;
    const durationMs = decision?.durationMs ?? record?.durationMs;
    return {
      id,
      at: decision?.at ?? record?.at ?? new Date(reports[0]?.at ?? 0).toISOString(),
      what:
        message?.tool ??
        record?.tool?.name ??
        message?.method ??
        (decision ? `${method} ${path}` : (record?.request?.method ?? record?.event ?? "")),
      verified,
      outcome,
      ...(decision && { server: decision.server, status: decision.status, gateway: gatewayWall(decision) }),
      ...(person !== undefined && { person }),
      ...(client !== undefined && { client: clients.get(client) ?? "unknown" }),
      ...(by && { by }),
      ...(code !== undefined && { code }),
      ...(durationMs !== undefined && { durationMs }),
      ...(record?.findings && { findings: record.findings }),
      ...(reports.length > 0 && { behind: behind(reports, outcome === "allowed" || byGateway ? "passed" : outcome) }),
    };
  };

  const change = (id: string, more: (call: Known) => Partial<Known>): void => {
    const before = known.get(id) ?? { id, reports: [] };
    const call = { ...before, ...more(before) };
    known.set(id, call);
    if (known.size > kept) known.delete(known.keys().next().value as string);
    // Stages alone do not identify the call.
    if (call.decision || call.record) onCall(callOf(call));
  };

  return {
    gateway: (decision) => {
      // The page's own polling is not logged.
      const { method, path, status, correlationId } = decision;
      if (method === "GET" && path.endsWith(routes.approvals) && status === 200) return;
      change(correlationId ?? `request-${++unforwarded}`, () => ({ decision }));
    },
    server: (record) => {
      // The record before a call runs is not its end.
      if (record.phase === "started" || record.request?.method === "approvals/list") return;
      change(record.request?.id ?? `${record.stream}-${record.seq}`, () => ({ record }));
    },
    stages: (reports) => {
      const ids = new Set(reports.map(({ request }) => request));
      for (const id of ids) {
        const own = reports.filter(({ request }) => request === id);
        change(id, (call) => ({ reports: [...call.reports, ...own] }));
      }
    },
  };
};
