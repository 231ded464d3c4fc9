import { createMcpHandler, inputRequired, ProtocolError, Server } from "@modelcontextprotocol/server";
import type { CallToolResult, McpRequestContext, ServerContext, Tool as WireTool } from "@modelcontextprotocol/server";
import { envelope, errorCodes } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { Reply } from "../http/exchange.ts";
import { replyOf, requestOf } from "../http/web.ts";
import { approvalKey, canAsk } from "../tools/approve-call.ts";
import type { Rounds } from "../tools/approve-call.ts";
import type { ToolOutcome } from "../tools/call-tool.ts";
import type { Registry } from "../tools/registry.ts";
import type { Call } from "./call.ts";
import { approvalForm } from "./approval-form.ts";
import { CallFailure } from "./perform-call.ts";
import type { PerformCall } from "./perform-call.ts";
import { createProgress } from "./progress.ts";
import type { ServerInfo } from "./server-info.ts";

export interface SdkLaneOptions {
  readonly info: ServerInfo;
  readonly registry: Registry;
  readonly perform: PerformCall;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

/** The whole protocol, both revisions, by the official implementation; the tools and their rules are ours. */
export interface SdkLane {
  serve(call: Call): Promise<Reply>;
  close(): Promise<void>;
}

const callOf = ({ authInfo }: McpRequestContext): Call => authInfo?.extra?.["call"] as Call;

const roundsOf = ({ mcpReq }: ServerContext): Rounds | undefined => {
  const said = mcpReq.envelope as Readonly<Record<string, unknown>> | undefined;
  if (!said) return undefined;
  const state = mcpReq.requestState();
  return {
    canAsk: canAsk(said[envelope.clientCapabilities]),
    state: typeof state === "string" ? state : undefined,
    responses: mcpReq.inputResponses ?? {},
  };
};

const wireResult = (outcome: ToolOutcome): CallToolResult | ReturnType<typeof inputRequired> =>
  outcome.kind === "result"
    ? (outcome.result as CallToolResult)
    : inputRequired({
        inputRequests: { [approvalKey]: inputRequired.elicit(approvalForm(outcome.request.message)) },
        requestState: outcome.request.state,
      });

const createToolServer = (call: Call, { info, registry, perform, clock }: SdkLaneOptions): Server => {
  const server = new Server(info, { capabilities: { tools: {} } });
  server.setRequestHandler("tools/list", ({ params }) => {
    if (params?.cursor !== undefined) throw new ProtocolError(errorCodes.invalidParams, "Invalid cursor");
    return { tools: registry.listFor(call.caller.principal) as unknown as WireTool[] };
  });
  server.setRequestHandler("tools/call", async (_request, context) => {
    const token = context.mcpReq._meta?.progressToken;
    const progress = createProgress(async (params) => {
      if (token === undefined) return;
      await context.mcpReq.notify({ method: "notifications/progress", params: { progressToken: token, ...params } });
    }, clock);
    try {
      return wireResult(await perform(call, { progress: progress.report, rounds: roundsOf(context) }));
    } catch (error) {
      throw error instanceof CallFailure ? new ProtocolError(error.code, error.message) : error;
    } finally {
      progress.end();
    }
  });
  return server;
};

export const createSdkLane = (options: SdkLaneOptions): SdkLane => {
  const handler = createMcpHandler((context) => createToolServer(callOf(context), options), {
    onerror: options.report,
  });
  return {
    serve: async (call) => {
      const { principal } = call.caller;
      const response = await handler.fetch(requestOf(call.exchange), {
        parsedBody: call.message,
        authInfo: { token: "", clientId: principal.clientId, scopes: [...principal.rights], extra: { call } },
      });
      return replyOf(response);
    },
    close: () => handler.close(),
  };
};
