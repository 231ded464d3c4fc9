import type { inboundStages } from "@mcp-landing-zone/gateway/documents/approvals";
import { approvalsLimits } from "@mcp-landing-zone/gateway/documents/approvals";
import type { Decision, Past } from "../mcp/decision.ts";
import { client } from "../../../testing/policies/facts.ts";
import type { Change } from "../../../testing/policies/requests.ts";
import { withBody, withHeaders, withToken } from "../../../testing/policies/requests.ts";
import { approverToken, decide, list } from "./requests.ts";

/** What breaks one rule, and can be broken together with others. */
interface Break {
  readonly stage: (typeof inboundStages)[number];
  readonly status: number;
  readonly change?: Change;
  readonly switch?: string;
  readonly after?: Past;
}

const same: Change = (exchange) => exchange;
const at =
  (change: (url: string) => string): Change =>
  (exchange) => ({ ...exchange, url: change(exchange.url) });

/** In the order of the rules. */
const breaks: readonly Break[] = [
  { stage: "host", status: 403, change: at((url) => url.replace("mcp.contoso.com", "evil.example")) },
  { stage: "connection", status: 400, change: withHeaders({ connection: "close, x-threat-level" }) },
  { stage: "origin", status: 403, change: withHeaders({ origin: "https://evil.example" }) },
  { stage: "path", status: 404, change: at((url) => url.replace("/approvals/", "/approvals/x/")) },
  { stage: "method", status: 405, change: (exchange) => ({ ...exchange, method: "PUT" }) },
  { stage: "size", status: 413, change: withBody(" ".repeat(approvalsLimits.maxBodyBytes + 1)) },
  { stage: "switch", status: 503, switch: "all" },
  {
    stage: "address-limit",
    status: 429,
    after: { exchange: withToken(undefined)(decide), times: approvalsLimits.requestsPerMinutePerAddress },
  },
  { stage: "credentials", status: 400, change: at((url) => `${url}?access_token=t`) },
  { stage: "token", status: 401, change: withToken(approverToken({ exp: 1 })) },
  { stage: "principal", status: 401, change: withToken(approverToken({ oid: "no-guid" })) },
  { stage: "client-switch", status: 403, switch: `client:${client}` },
  { stage: "media-type", status: 415, change: withHeaders({ "content-type": "text/plain" }) },
  { stage: "role", status: 403, change: withToken(approverToken({ roles: [] })) },
  {
    stage: "approver-limit",
    status: 429,
    after: { exchange: { ...list, clientIp: "192.0.2.1" }, times: approvalsLimits.requestsPerMinutePerApprover },
  },
];

const broken = (title: string, decides: Break, also?: Break): Decision => {
  const value = decides.switch ?? also?.switch;
  return {
    title,
    // The earlier change is made last: of two that concern one part of the request, the rule that comes first sees its own.
    exchange: (decides.change ?? same)((also?.change ?? same)(decide)),
    status: decides.status,
    stage: decides.stage,
    after: [also?.after ?? [], decides.after ?? []].flat(),
    ...(value === undefined ? {} : { switch: value }),
  };
};

export const order: readonly Decision[] = breaks.flatMap((earlier, index) => [
  broken(`R-02 ${earlier.stage} decides`, earlier),
  ...breaks
    .slice(index + 1)
    .filter((later) => earlier.switch === undefined || later.switch === undefined)
    .map((later) => broken(`R-02 ${earlier.stage} decides before ${later.stage}`, earlier, later)),
]);
