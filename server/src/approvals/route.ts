import { routes } from "@mcp-landing-zone/contract";
import { parseStrictJson } from "../guards/strict-json.ts";
import { jsonReply } from "../http/exchange.ts";
import type { Exchange, Reply } from "../http/exchange.ts";
import { Refusal } from "../http/refusal.ts";
import type { Principal } from "../identity/principal.ts";
import type { RecordDecision } from "../mcp/decision.ts";
import type { Endpoint, EndpointStages } from "../mcp/endpoint.ts";
import { inTraceOf } from "../telemetry/trace-context.ts";
import { isApprovalId } from "./approval.ts";
import type { Approvals, DecisionOutcome } from "./approval.ts";

interface ApprovalRouteOptions extends Pick<
  EndpointStages,
  "guardHost" | "guardOrigin" | "proveGateway" | "authenticate" | "rates"
> {
  readonly approvals: Approvals;
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

const decisionIn = async (exchange: Exchange): Promise<"approved" | "denied"> => {
  const body = parseStrictJson(await exchange.readBody(longestBody));
  const decision = (body as { readonly decision?: unknown } | null)?.decision;
  if (decision === "approved" || decision === "denied") return decision;
  throw new Refusal("body-not-json", { reason: 'decision is neither "approved" nor "denied"' });
};

/**
 * Pending approvals and their decision, for people. `GET /approvals` lists them with the raw arguments; `POST /approvals/<id>`
 * with `{"decision":"approved"}` or `"denied"` decides one. An application can do neither, whatever role it holds.
 */
export const createApprovalRoute = (options: ApprovalRouteOptions): Endpoint => {
  const { guardHost, guardOrigin, proveGateway, authenticate, rates, approvals, record, approverRole } = options;

  const assertApprover = ({ kind, roles }: Principal): void => {
    if (kind !== "user" || !roles.has(approverRole)) throw new Refusal("not-found", { reason: "not an approver" });
  };

  const answer = async (exchange: Exchange, { key }: Principal): Promise<Reply> => {
    const id = exchange.path.slice(routes.approvals.length + 1);
    if (exchange.method === "GET" && id === "") return jsonReply(200, { approvals: await approvals.pending() });
    if (exchange.method !== "POST" || id === "") throw new Refusal("method-not-allowed");
    if (!isApprovalId(id)) throw new Refusal("not-found", { reason: "not the id of an approval" });
    const outcome = await approvals.decide(id, await decisionIn(exchange), key);
    return jsonReply(statuses[outcome], { outcome });
  };

  return async (exchange, progress) => {
    guardHost(exchange.headers);
    guardOrigin(exchange.headers);
    await proveGateway(exchange);
    progress.origin = inTraceOf(progress.origin, exchange.headers);
    const caller = await authenticate(exchange);
    progress.caller = caller;
    await rates.request(caller.principal.key);
    assertApprover(caller.principal);
    const reply = await answer(exchange, caller.principal);
    await record({
      origin: progress.origin,
      principal: caller.principal,
      ...(exchange.method === "GET"
        ? { method: "approvals/list" }
        : { method: "approvals/decide", approval: exchange.path.slice(routes.approvals.length + 1) }),
      phase: "finished",
      status: reply.status,
      outcome: reply.status === 200 ? "allowed" : "refused",
      reason: reply.status === 200 ? "ok" : "protocol-error",
    });
    return reply;
  };
};
