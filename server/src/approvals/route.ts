import { routes } from "@mcp-landing-zone/contract";
import { parseStrictJson } from "../guards/strict-json.ts";
import { isRecord } from "../record.ts";
import { jsonReply } from "../http/exchange.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Principal } from "../decision/principal.ts";
import { admit, stagesOf } from "../admission/admission.ts";
import type { AdmissionGuards } from "../admission/admission.ts";
import type { Origin, RecordDecision } from "../decision/decision.ts";
import type { Endpoint } from "../admission/progress.ts";
import { isApprovalId } from "./approval.ts";
import type { Approvals, Decision, DecisionOutcome } from "./approval.ts";
import type { DecideApproval } from "./decide.ts";
import type { DescribeCall } from "./describe-call.ts";

interface ApprovalRouteOptions extends AdmissionGuards {
  readonly approvals: Approvals;
  readonly decide: DecideApproval;
  readonly describe: DescribeCall;
  readonly record: RecordDecision;
  readonly approverRole: string;
}

const statuses: Readonly<Record<DecisionOutcome, number>> = {
  decided: 200,
  unknown: 404,
  "already-decided": 409,
  "own-request": 403,
};

const longestBody = 256;

const decisionIn = async (exchange: Exchange): Promise<Decision> => {
  const body = parseStrictJson(await exchange.readBody(longestBody));
  const { decision: received, ...others } = isRecord(body) ? body : {};
  const [other] = Object.keys(others);
  if (received === "approved" || received === "denied") {
    if (other === undefined) return received;
    throw new Refusal("decision-invalid", { reason: "member", data: { parameter: other } });
  }
  // The body is short, and its sender's own.
  throw new Refusal("decision-invalid", {
    reason: "decision",
    data: { parameter: "decision", received: received ?? null },
  });
};

/**
 * Pending approvals and their decision, for people. `GET /approvals` lists them with what each call would do; `POST /approvals/<id>`
 * with `{"decision":"approved"}` or `"denied"` decides one. An application can do neither, with any role. Requests are admitted as at
 * the MCP endpoint, by the same stages.
 */
export const createApprovalRoute = (options: ApprovalRouteOptions): Endpoint => {
  const { approvals, decide, describe, record, approverRole } = options;
  const stages = stagesOf(options, ["GET", "POST"]);

  const assertApprover = ({ kind, roles }: Principal): void => {
    // The refusal that asks for an approval names the address and the role: a 404 here would hide nothing, and differ from the gateway's answer.
    if (kind !== "user" || !roles.has(approverRole)) throw new Refusal("role-missing", { reason: approverRole });
  };

  const list = async (origin: Origin, principal: Principal, signal: AbortSignal): Promise<Reply> => {
    const shown = [];
    for (const request of await approvals.pending()) shown.push(await describe(request, signal));
    const listed = { method: "approvals/list", phase: "finished", outcome: "allowed", reason: "ok" } as const;
    await record({ ...listed, origin, principal, status: 200 });
    return jsonReply(200, { approvals: shown });
  };

  return async (exchange, progress) => {
    const { caller, leave } = await admit(stages, exchange, progress);
    try {
      const { principal } = caller;
      assertApprover(principal);
      const id = exchange.path.slice(routes.approvals.length + 1);
      if (exchange.method === "GET" && id === "") return await list(progress.origin, principal, exchange.signal);
      if (exchange.method !== "POST" || id === "") throw new Refusal("method-not-allowed");
      if (!isApprovalId(id)) throw new Refusal("not-found", { reason: "not the id of an approval" });
      const decision = await decisionIn(exchange);
      const outcome = await decide({ id, decision, by: principal, origin: progress.origin });
      return jsonReply(statuses[outcome], { outcome });
    } finally {
      leave();
    }
  };
};
