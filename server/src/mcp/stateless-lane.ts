import { createMcpHandler } from "@modelcontextprotocol/server";
import { replyOf, requestOf } from "../http/web.ts";
import type { Lane } from "./lane.ts";
import { authInfoOf, createToolServer } from "./tool-server.ts";
import type { ToolServerOptions } from "./tool-server.ts";

export interface StatelessLane extends Lane {
  close(): Promise<void>;
}

/** Both revisions by the official implementation, a fresh server for every request. */
export const createStatelessLane = (options: ToolServerOptions): StatelessLane => {
  const handler = createMcpHandler(({ era }) => createToolServer(options, era), { onerror: options.report });
  options.fixtures?.announce(handler.notify);
  return {
    serve: async (call) =>
      replyOf(await handler.fetch(requestOf(call.wire), { parsedBody: call.body, authInfo: authInfoOf(call) })),
    close: () => handler.close(),
  };
};
