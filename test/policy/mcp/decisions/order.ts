import { errorCodes } from "@mcp-landing-zone/contract";
import type { InboundStage } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Decision, Past } from "../decision.ts";
import { client, facts } from "../../../../testing/policies/facts.ts";
import type { Change } from "../../../../testing/policies/requests.ts";
import {
  message,
  toolCall,
  withBody,
  withHeaders,
  withMembers,
  withToken,
} from "../../../../testing/policies/requests.ts";
import { userToken } from "../../../../testing/policies/tokens.ts";

/** What breaks one rule, and can be broken together with others. */
interface Break {
  readonly stage: InboundStage;
  readonly status: number;
  readonly code?: number;
  readonly change?: Change;
  readonly switch?: string;
  readonly threatLevel?: string;
  readonly after?: Past;
}

/** The call that breaks nothing. */
const healthy = toolCall("2025-11-25", "delete_document");

const same: Change = (exchange) => exchange;
const token = (claims: Readonly<Record<string, unknown>>): Change => withToken(userToken(claims));
const from =
  (clientIp: string): Change =>
  (exchange) => ({ ...exchange, clientIp });
const large: Change = (exchange) => ({ ...exchange, body: `${" ".repeat(262_145)}${String(exchange.body)}` });
const person = (count: number) => ({ oid: `00000000-0000-4000-8000-${String(count).padStart(12, "0")}` });

const list = message("2025-11-25", "tools/list");
const {
  requestsPerMinutePerAddress: ofAddress = 0,
  requestsPerMinutePerClient: ofClient = 0,
  requestsPerMinutePerCaller: ofCaller = 0,
} = facts.limits!;
const { callsPerMinute, callsPerDay, maxInputBytes } = facts.catalogue.tools.find(
  ({ name }) => name === "delete_document",
)!.limits;

/** In the order of the rules. */
const breaks: readonly Break[] = [
  {
    stage: "host",
    status: 403,
    change: (exchange) => ({ ...exchange, url: exchange.url.replace("mcp.contoso.com", "evil.example") }),
  },
  { stage: "connection", status: 400, change: withHeaders({ connection: "close, x-threat-level" }) },
  { stage: "origin", status: 403, change: withHeaders({ origin: "https://evil.example" }) },
  { stage: "method", status: 405, change: (exchange) => ({ ...exchange, method: "PUT" }) },
  { stage: "size", status: 413, change: large },
  { stage: "switch", status: 503, switch: "all" },
  { stage: "address-limit", status: 429, after: { exchange: withToken(undefined)(healthy), times: ofAddress } },
  {
    stage: "credentials",
    status: 400,
    change: (exchange) => ({ ...exchange, url: `${exchange.url}?access_token=t` }),
  },
  { stage: "token", status: 401, change: token({ exp: 1 }) },
  { stage: "principal", status: 401, change: token({ oid: "no-guid" }) },
  { stage: "client-switch", status: 403, switch: `client:${client}` },
  { stage: "media-type", status: 415, change: withHeaders({ "content-type": "text/plain" }) },
  { stage: "json", status: 400, change: (exchange) => withBody(`${String(exchange.body)}}`)(exchange) },
  { stage: "message", status: 400, change: withMembers({ jsonrpc: "1.0" }) },
  { stage: "revision", status: 400, change: withHeaders({ "mcp-protocol-version": "1999-01-01" }) },
  { stage: "params", status: 400, change: withMembers({ params: { name: 1 } }) },
  { stage: "mirrored-headers", status: 400, change: withHeaders({ "mcp-method": "ping" }) },
  {
    stage: "tool",
    status: 200,
    code: errorCodes.invalidParams,
    change: withMembers({ params: { name: "no_such_tool" } }),
  },
  { stage: "tool-switch", status: 503, switch: "tool:delete_document" },
  { stage: "threat-level", status: 503, threatLevel: "2" },
  { stage: "right", status: 403, change: token({ scp: "documents.read" }) },
  { stage: "caller-limit", status: 429, after: { exchange: from("192.0.2.2")(list), times: ofCaller } },
  {
    stage: "client-limit",
    status: 429,
    after: { exchange: (count) => from("192.0.2.1")(token(person(count))(list)), times: ofClient },
  },
  { stage: "tool-limit", status: 429, after: { exchange: from("192.0.2.3")(healthy), times: callsPerMinute } },
  {
    stage: "tool-quota",
    status: 429,
    after: { exchange: from("192.0.2.4")(healthy), times: callsPerDay, every: 13_000 },
  },
  {
    stage: "tool-input",
    status: 413,
    change: withMembers({ params: { name: "delete_document", arguments: { id: "x".repeat(maxInputBytes) } } }),
  },
  { stage: "inspection", status: 418, change: withHeaders({ "x-correlation-id": "inspect" }) },
];

const broken = (title: string, decides: Break, also?: Break): Decision => {
  // The earlier change is made last: of two that concern one part of the request, the rule that comes first sees its own.
  const exchange = (decides.change ?? same)((also?.change ?? same)(healthy));
  const value = decides.switch ?? also?.switch;
  // The most frequent calls come first, because limits by the minute expire.
  const after = [also?.after ?? [], decides.after ?? []].flat().toSorted((a, b) => (b.every ?? 0) - (a.every ?? 0));
  const { stage, status, code } = decides;
  const threatLevel = decides.threatLevel ?? also?.threatLevel ?? "0";
  return {
    title,
    exchange,
    status,
    stage,
    after,
    threatLevel,
    ...(value === undefined ? {} : { switch: value }),
    ...(code === undefined ? {} : { code }),
  };
};

export const order: readonly Decision[] = [
  ...breaks.map((one) => broken(`${one.stage} decides`, one)),
  ...breaks.flatMap((earlier, index) =>
    breaks
      .slice(index + 1)
      .filter((later) => earlier.switch === undefined || later.switch === undefined)
      .map((later) => broken(`${earlier.stage} decides before ${later.stage}`, earlier, later)),
  ),
];
