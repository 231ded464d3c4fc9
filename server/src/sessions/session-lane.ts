import { isLegacyRequest, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { Reply } from "../http/exchange.ts";
import { emptyReply } from "../http/exchange.ts";
import { Refusal } from "../http/refusal.ts";
import { replyOf, requestOf } from "../http/web.ts";
import type { Call } from "../mcp/call.ts";
import { authInfoOf, createToolServer } from "../mcp/tool-server.ts";
import type { ToolServerOptions } from "../mcp/tool-server.ts";
import type { StateStore } from "../state/state-store.ts";
import { createEventStore } from "./event-store.ts";
import { sessionKey } from "./session-store.ts";
import type { Session, SessionStore } from "./session-store.ts";

/** Clients of the 2025 revision, each in a session bound to its user. Authentication is the token's business on every request. */
export interface SessionLane {
  /** Whether the request belongs here and not to the current revision. */
  claims(call: Call): Promise<boolean>;
  serve(call: Call): Promise<Reply>;
  close(): Promise<void>;
}

interface Live {
  readonly id: string;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly close: () => Promise<void>;
  usedAt: number;
}

interface SessionLaneOptions extends ToolServerOptions {
  readonly sessions: SessionStore;
  readonly state: StateStore;
  readonly mostLive?: number;
}

/** Asks a client whose stream was closed to come back soon. */
const retryMilliseconds = 500;

export const createSessionLane = (options: SessionLaneOptions): SessionLane => {
  const { sessions, state, clock, mostLive = 1_000 } = options;
  const live = new Map<string, Live>();

  const close = async (key: string): Promise<void> => {
    const entry = live.get(key);
    live.delete(key);
    await entry?.close();
  };

  const end = async ({ caller }: Call, id: string): Promise<void> => {
    await sessions.end(caller.principal, id);
    await close(sessionKey(caller.principal, id));
  };

  /** Makes room by letting go of what was used longest ago; its session lives on in the store. */
  const makeRoom = async (): Promise<void> => {
    while (live.size >= mostLive) {
      const [oldest] = [...live].reduce((a, b) => (a[1].usedAt <= b[1].usedAt ? a : b));
      await close(oldest);
    }
  };

  const start = async (key: string, { id }: Session): Promise<Live> => {
    await makeRoom();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      eventStore: createEventStore(state, key),
      retryInterval: retryMilliseconds,
    });
    const server = createToolServer(options, "legacy");
    await server.connect(transport);
    const entry = { id, transport, usedAt: clock(), close: () => server.close() };
    live.set(key, entry);
    return entry;
  };

  /** The session as another replica left it: the opening is played again, to nobody. */
  const takeUp = async (key: string, session: Session, call: Call): Promise<Live> => {
    const entry = await start(key, session);
    const headers = new Map([
      ["accept", "application/json, text/event-stream"],
      ["content-type", "application/json"],
    ]);
    const request = requestOf({ ...call.exchange, method: "POST", headers, signal: new AbortController().signal });
    const options = { parsedBody: session.opening, authInfo: authInfoOf(call) };
    await (await entry.transport.handleRequest(request, options)).text();
    return entry;
  };

  const open = async (call: Call): Promise<Live> => {
    const { principal } = call.caller;
    const session = await sessions.open(principal, call.body);
    return start(sessionKey(principal, session.id), session);
  };

  const resume = async (call: Call, id: string): Promise<Live> => {
    const { principal } = call.caller;
    const session = await sessions.resume(principal, id);
    const key = sessionKey(principal, id);
    if (!session) {
      await close(key);
      throw new Refusal("session-unknown");
    }
    return live.get(key) ?? takeUp(key, session, call);
  };

  return {
    claims: async ({ exchange, body }) =>
      exchange.method !== "POST" || (await isLegacyRequest(requestOf(exchange), body)),
    serve: async (call) => {
      const { exchange, message, body } = call;
      const id = exchange.headers.get(headerNames.sessionId);
      if (!id && message?.method !== "initialize") throw new Refusal("session-missing");
      const entry = id ? await resume(call, id) : await open(call);
      entry.usedAt = clock();
      if (exchange.method === "DELETE" && id) {
        await end(call, id);
        return emptyReply(200);
      }
      const response = await entry.transport.handleRequest(requestOf(exchange), {
        ...(body !== undefined && { parsedBody: body }),
        authInfo: authInfoOf(call),
      });
      if (!id && !response.ok) await end(call, entry.id);
      return replyOf(response);
    },
    close: async () => {
      await Promise.all([...live.keys()].map(close));
    },
  };
};
