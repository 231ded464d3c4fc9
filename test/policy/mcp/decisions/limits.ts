import { errorCodes } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { Decision } from "../decision.ts";
import { facts, otherClient } from "../../../../testing/policies/facts.ts";
import type { Exchange } from "../../../../testing/policies/requests.ts";
import { message, toolCall, withHeaders, withToken } from "../../../../testing/policies/requests.ts";
import { userToken } from "../../../../testing/policies/tokens.ts";

const refused = { status: 429, code: errorCodes.overloaded } as const;
const { tools } = referenceCatalogue;
const perMinute = (name: string) => tools.find((tool) => tool.name === name)!.limits.callsPerMinute;

const {
  requestsPerMinutePerAddress: ofAddress = 0,
  requestsPerMinutePerClient: ofClient = 0,
  requestsPerMinutePerCaller: ofCaller = 0,
} = facts.limits!;

const anonymous = withToken(undefined)(message("2026-07-28", "tools/list"));
const list = message("2026-07-28", "tools/list");
const call = toolCall("2026-07-28", "delete_document");
const callsOfIt = perMinute("delete_document");
const from = (clientIp: string) => (exchange: Exchange) => ({ ...exchange, clientIp });
const other = withToken(userToken({ oid: "99999999-2222-4333-8444-555555555555" }));

/** Headers that gateways have been seen to count by, and other things that a caller chooses. */
const rotations: Readonly<Record<string, (exchange: Exchange) => Exchange>> = {
  "Mcp-Session-Id": withHeaders({ "mcp-session-id": "another" }),
  "X-Forwarded-For": withHeaders({ "x-forwarded-for": "198.51.100.9" }),
  "X-Request-Id": withHeaders({ "x-request-id": "another" }),
  "X-Azure-ClientIP": withHeaders({ "x-azure-clientip": "198.51.100.9" }),
  "User-Agent": withHeaders({ "user-agent": "another" }),
  "Ocp-Apim-Subscription-Key": withHeaders({ "ocp-apim-subscription-key": "another" }),
  "the client": withToken(userToken({ azp: otherClient })),
  "the address": from("198.51.100.9"),
  "the token": withToken(userToken({ uti: "another" })),
};

const afterCalls = { exchange: call, times: callsOfIt };

const tool: readonly Decision[] = [
  {
    title: "R-55 R-56 F11 the last call of a minute is served",
    exchange: call,
    status: 200,
    after: [{ ...afterCalls, times: callsOfIt - 1 }],
  },
  {
    title: "R-55 R-56 F11 one call more is refused, with the time to wait",
    exchange: call,
    ...refused,
    after: [afterCalls],
    later: 1_000,
    answers: { "Retry-After": "59" },
    challenge: "none",
  },
  { title: "R-55 the next minute is another one", exchange: call, status: 200, after: [afterCalls], later: 60_000 },
  { title: "R-56 another caller has a count of their own", exchange: other(call), status: 200, after: [afterCalls] },
  {
    title: "R-56 another tool has a count of its own",
    exchange: toolCall("2026-07-28"),
    status: 200,
    after: [afterCalls],
  },
  {
    title: "R-56 the other era has the same count",
    exchange: toolCall("2025-11-25", "delete_document"),
    ...refused,
    after: [afterCalls],
  },
  ...Object.entries(rotations).map(([what, change]) => ({
    title: `R-56 another value of ${what} does not begin a new count`,
    exchange: change(call),
    ...refused,
    after: [afterCalls],
  })),
  ...tools.map(({ name }) => ({
    title: `R-17 R-55 ${name} has the limit of the catalogue`,
    exchange: toolCall("2025-11-25", name),
    ...refused,
    after: [{ exchange: toolCall("2025-11-25", name), times: perMinute(name) }],
  })),
  {
    title: "R-55 refused calls do not count",
    exchange: call,
    status: 200,
    after: [{ exchange: withToken(userToken({ scp: "documents.read" }))(call), times: callsOfIt + 1 }],
  },
];

const caller: readonly Decision[] = [
  {
    title: "R-56 the last request of a caller's minute is served",
    exchange: list,
    status: 200,
    after: [{ exchange: list, times: ofCaller - 1 }],
  },
  {
    title: "R-56 one request more is refused, for any method",
    exchange: message("2025-11-25", "ping"),
    ...refused,
    after: [{ exchange: list, times: ofCaller }],
  },
  {
    title: "R-56 a caller who is through does not stop another",
    exchange: other(list),
    status: 200,
    after: [{ exchange: list, times: ofCaller }],
  },
  {
    title: "R-56 what a caller is refused is not taken from others who use the same client",
    exchange: from("198.51.100.9")(other(list)),
    status: 200,
    after: [{ exchange: list, times: ofClient + 1 }],
  },
];

const address: readonly Decision[] = [
  {
    title: "R-56 the last anonymous request of an address's minute is asked for a token",
    exchange: anonymous,
    status: 401,
    after: [{ exchange: anonymous, times: ofAddress - 1 }],
  },
  {
    title: "R-56 one anonymous request more is refused before anything is checked",
    exchange: anonymous,
    ...refused,
    after: [{ exchange: anonymous, times: ofAddress }],
    later: 1,
    answers: { "Retry-After": "60" },
    challenge: "none",
  },
  {
    title: "R-56 another address has a count of its own",
    exchange: from("198.51.100.9")(anonymous),
    status: 401,
    after: [{ exchange: anonymous, times: ofAddress }],
  },
  {
    title: "R-56 a forged address changes nothing",
    exchange: withHeaders({ "x-forwarded-for": "198.51.100.9" })(anonymous),
    ...refused,
    after: [{ exchange: anonymous, times: ofAddress }],
  },
];

export const limits: readonly Decision[] = [...tool, ...caller, ...address];
