import { ProtocolError, Server } from "@modelcontextprotocol/server";
import type { AuthInfo, CallToolResult, ServerContext, Tool as WireTool } from "@modelcontextprotocol/server";
import { envelope, errorCodes, revisions } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { canAsk } from "../approvals/approve-call.ts";
import type { Rounds } from "../tools/approval-rounds.ts";
import type { ToolOutcome } from "../tools/call-tool.ts";
import type { Registry } from "../tools/registry.ts";
import type { Call } from "./call.ts";
import { clientLogOf, thresholdOfRequest, thresholdOfSession } from "./client-log.ts";
import { formResult } from "./forms.ts";
import type { ProtocolFixtures } from "./fixtures.ts";
import type { PerformCall } from "./perform-call.ts";
import { createProgress } from "./progress.ts";
import { capabilitiesOf, onTheWire, serveReadings } from "./serve-readings.ts";
import type { ServerInfo } from "./server-info.ts";

export interface ToolServerOptions {
  readonly info: ServerInfo;
  readonly registry: Registry;
  readonly perform: PerformCall;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  readonly fixtures: ProtocolFixtures | undefined;
}

/** How the request in work travels through the SDK. The caller's token does not. */
export const authInfoOf = (call: Call): AuthInfo => ({
  token: "",
  clientId: call.caller.principal.clientId,
  scopes: [...call.caller.principal.rights],
  extra: { call },
});

const callOf = ({ http }: ServerContext): Call => http?.authInfo?.extra?.["call"] as Call;

/** What earlier rounds brought, where the wire has rounds: the modern one, and sessions, where the SDK asks for us. */
const roundsOf = (server: Server, { mcpReq, sessionId }: ServerContext): Rounds | undefined => {
  const said = mcpReq.envelope as Readonly<Record<string, unknown>> | undefined;
  if (!said && sessionId === undefined) return undefined;
  const state = mcpReq.requestState();
  return {
    canAsk: canAsk(said ? said[envelope.clientCapabilities] : server.getClientCapabilities()),
    state: typeof state === "string" ? state : undefined,
    responses: mcpReq.inputResponses ?? {},
  };
};

const wireResult = (outcome: ToolOutcome): CallToolResult | ReturnType<typeof formResult> =>
  outcome.kind === "result" ? (outcome.result as CallToolResult) : formResult(outcome.request);

/** For whom an instance of the SDK's server is made: one request of either revision, or a session of the older one. */
export type ServedAs = "modern" | "legacy" | "session";

/** other revisions of the SDK are not spoken here. A handshake for another revision is answered with the first older one. */
const spoken = [...revisions.modern, ...revisions.legacy];

/** The SDK's server for one request or one session: it does the wire, we do the tools. */
export const createToolServer = (options: ToolServerOptions, servedAs: ServedAs): Server => {
  const { info, registry, perform, clock, fixtures } = options;
  const { instructions } = registry.catalogue;
  const server = new Server(info, {
    capabilities: { ...capabilitiesOf(registry, servedAs), ...fixtures?.capabilities },
    supportedProtocolVersions: spoken,
    ...(instructions !== undefined && { instructions }),
  });
  const threshold = servedAs === "session" ? thresholdOfSession(server) : thresholdOfRequest;
  server.setRequestHandler("tools/list", ({ params }, context) => {
    if (params?.cursor !== undefined) throw new ProtocolError(errorCodes.invalidParams, "Invalid cursor");
    const listed = registry.listFor(callOf(context).caller.principal) as unknown as WireTool[];
    return { tools: fixtures ? [...listed, ...fixtures.tools] : listed };
  });
  /** Performs what the message in work asks for, by any method. */
  const performed = async (context: ServerContext): Promise<ToolOutcome> => {
    const token = context.mcpReq._meta?.progressToken;
    const progress = createProgress(async (sent) => {
      if (token === undefined) return;
      await context.mcpReq.notify({ method: "notifications/progress", params: { progressToken: token, ...sent } });
    }, clock);
    try {
      const { signal } = context.mcpReq;
      return await perform(callOf(context), {
        signal,
        progress: progress.report,
        clientLog: clientLogOf(context, threshold),
        rounds: roundsOf(server, context),
      });
    } finally {
      progress.end();
    }
  };
  server.setRequestHandler("tools/call", async ({ params }, context) => {
    if (!callOf(context).tool && fixtures?.tools.some(({ name }) => name === params.name)) {
      return (await fixtures.call(params.name, params.arguments ?? {}, context)) as CallToolResult;
    }
    return onTheWire(async () => wireResult(await performed(context)));
  });
  serveReadings(server, { registry, performed, callOf, fixtures });
  fixtures?.extend(server, servedAs === "modern" ? "modern" : "legacy");
  return server;
};
