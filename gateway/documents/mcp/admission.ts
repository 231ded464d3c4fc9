import type { Element } from "../../policy/index.ts";
import { choose, cors, equals, not, request, stage, when } from "../../policy/index.ts";
import {
  fromAllowedOrigin,
  keepingHeaders,
  ofAllowedSize,
  onServedHost,
  whileSwitchedOn,
  withinAddressLimit,
} from "../admission.ts";
import type { KillSwitch } from "../kill-switch.ts";
import { refuse } from "../refusals.ts";
import type { McpFacts, McpLimits } from "./facts.ts";
import { parameterHeaders } from "./parameter-headers.ts";

type Inbound = Element<"api/inbound">;

/** CORS: the headers that a browser may send, and that its pages may read. */
const crossOriginHeaders = {
  sent: ["Authorization", "Content-Type", "Accept", "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"],
  read: ["WWW-Authenticate", "Retry-After"],
} as const;

/** Decisions before authentication. */
export const admission = (facts: McpFacts, limits: McpLimits, stops: KillSwitch): readonly Inbound[] => {
  const { name, allowedOrigins = [], catalogue } = facts;
  return [
    onServedHost(facts),
    keepingHeaders,
    fromAllowedOrigin(allowedOrigins),
    ...crossOrigin(allowedOrigins, parameterHeaders(catalogue)),
    stage(
      "method",
      choose(when(not(equals(request.method, "POST")), refuse("method-not-allowed", { headers: { Allow: "POST" } }))),
    ),
    ofAllowedSize(limits.maxBodyBytes),
    whileSwitchedOn(stops),
    withinAddressLimit(name, limits.requestsPerMinutePerAddress),
  ];
};

const crossOrigin = ([first, ...rest]: readonly string[], parameters: readonly string[]): readonly Inbound[] => {
  if (first === undefined) return [];
  const [header = "", ...headers] = crossOriginHeaders.sent;
  const element = cors({
    origins: [first, ...rest],
    methods: ["POST"],
    headers: [header, ...headers, ...parameters],
    exposedHeaders: crossOriginHeaders.read,
  });
  return [stage("origin", element)];
};
