import {
  and,
  choose,
  cors,
  count,
  type Element,
  equals,
  includes,
  isMoreThan,
  not,
  rateLimitByKey,
  request,
  stage,
  text,
  when,
} from "../../policy/index.ts";
import { isServed } from "../host.ts";
import type { McpFacts, McpLimits } from "./facts.ts";
import type { KillSwitch } from "./kill-switch.ts";
import { refuse } from "./refusals.ts";
import { mcpVariables } from "./variables.ts";

type Inbound = Element<"api/inbound">;

/** What a browser may send, and what its pages may read. */
const crossOriginHeaders = {
  sent: ["Authorization", "Content-Type", "Accept", "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"],
  read: ["WWW-Authenticate", "Retry-After"],
} as const;

/** What is decided before anything is known of the caller. */
export function admission(facts: McpFacts, limits: McpLimits, { stopsAll }: KillSwitch): readonly Inbound[] {
  const { name, allowedOrigins = [] } = facts;
  return [
    stage("host", choose(when(not(isServed(facts)), refuse("host-not-served")))),
    stage("origin", choose(when(foreignOrigin(allowedOrigins), refuse("origin-not-allowed")))),
    ...crossOrigin(allowedOrigins),
    stage(
      "method",
      choose(when(not(equals(request.method, "POST")), refuse("method-not-allowed", { headers: { Allow: "POST" } }))),
    ),
    stage("size", choose(when(isMoreThan(request.bodySize, limits.maxBodyBytes), refuse("body-too-large")))),
    stage("switch", choose(when(stopsAll, refuse("switched-off", { headers: { "Retry-After": "60" } })))),
    stage(
      "address-limit",
      rateLimitByKey({
        calls: limits.requestsPerMinutePerAddress,
        periodSeconds: 60,
        key: text(`${name}:address:`, request.clientIp),
        retryAfter: mcpVariables.retryAfter,
      }),
    ),
  ];
}

/** A browser says where its page came from; clients without a browser say nothing. */
function foreignOrigin(allowed: readonly string[]) {
  return and(isMoreThan(count(request.headerValues("Origin")), 0), not(includes(allowed, request.header("Origin"))));
}

function crossOrigin([first, ...rest]: readonly string[]): readonly Inbound[] {
  if (first === undefined) return [];
  const [header = "", ...headers] = crossOriginHeaders.sent;
  const element = cors({
    origins: [first, ...rest],
    methods: ["POST"],
    headers: [header, ...headers],
    exposedHeaders: crossOriginHeaders.read,
  });
  return [stage("origin", element)];
}
