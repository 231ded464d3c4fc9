import type { Element } from "../../policy/index.ts";
import type { ServerFacts } from "../server-facts.ts";
import type { ExtraStage } from "./extra-stage-rules.ts";

/** How much the gateway takes, beside what the catalogue allows each tool. */
export interface McpLimits {
  /** The largest request. */
  readonly maxBodyBytes: number;
  /** Of everybody behind one address, before it is known who they are. */
  readonly requestsPerMinutePerAddress: number;
  /** Requests through one client in a minute. */
  readonly requestsPerMinutePerClient: number;
  /** Requests of one caller in a minute. */
  readonly requestsPerMinutePerCaller: number;
  /** Of one exchange as a whole, an open stream included. */
  readonly forwardSeconds: number;
}

/** What an MCP endpoint takes: bytes, requests and calls. */
export const mcpLimits: McpLimits = {
  // What the server takes, too.
  maxBodyBytes: 262_144,
  // An office behind one address shares this.
  requestsPerMinutePerAddress: 1_200,
  requestsPerMinutePerClient: 6_000,
  // What the server allows, too.
  requestsPerMinutePerCaller: 300,
  // The network in front of the gateway cuts what is silent for so long; the server breaks the silence.
  forwardSeconds: 240,
};

/** All that the document of one MCP server is made from. */
export interface McpFacts extends ServerFacts {
  /** Browser origins that may call. @default none */
  readonly allowedOrigins?: readonly string[];
  /** The path of the server's endpoint. @default the same as the gateway's */
  readonly backendPath?: string;
  /** Whether the gateway's tier counts calls by the day. Where it does not, the server alone does. */
  readonly dailyQuotas: boolean;
  /** The limits of one caller. @default `mcpLimits` */
  readonly limits?: Partial<McpLimits>;
  /** Looks into the message before it goes on, by the variables of `mcpVariables`. @default none */
  readonly inspection?: readonly Element<"api/inbound">[];
  /** Rules of the deployment's own at this server, at the two places that are theirs. @default none */
  readonly stages?: readonly ExtraStage[];
}
