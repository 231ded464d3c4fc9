import { isLegacyRequest, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import { headers as headerNames } from "@mcp-landing-zone/contract";
import { emptyReply } from "../http/exchange.ts";
import { Refusal } from "../refusal/refusal.ts";
import { replyOf, requestOf } from "../http/web.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { Call } from "../mcp/call.ts";
import type { SessionLane } from "../mcp/lane.ts";
import type { PerformCall } from "../mcp/perform-call.ts";
import { authInfoOf, createToolServer } from "../mcp/tool-server.ts";
import type { ToolServerOptions } from "../mcp/tool-server.ts";
import type { StateStore } from "../state/state-store.ts";
import { createEventStores } from "./event-store.ts";
import { createLiveSessions } from "./live-sessions.ts";
import { sessionKey } from "./session-store.ts";
import type { Session, SessionStore } from "./session-store.ts";

interface Live {
  readonly id: string;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly busy: boolean;
  /** Ids of requests that wait for their answer. The SDK would send the answers of equal ids to the last of them. */
  readonly waiting: Set<string | number>;
  close(): Promise<void>;
}

interface SessionLaneOptions extends ToolServerOptions {
  readonly sessions: SessionStore;
  readonly state: StateStore;
  readonly mostLive?: number;
  /** The client is the process at the other end of a pipe: it cannot lose the connection and come back. @default false */
  readonly onPipe?: boolean | undefined;
}

/** Of each cancelled request the SDK remembers a little for as long as it lives; the session lives on without it. */
const mostCancelled = 1_000;

/** Asks a client whose stream was closed to come back soon. */
const retryMilliseconds = 500;

export const createSessionLane = (options: SessionLaneOptions): SessionLane => {
  const { sessions, state, clock, registry, mostLive = 1_000, onPipe = false } = options;
  const live = createLiveSessions<Live>({ clock, most: mostLive });
  const events = createEventStores(state, clock);

  const end = async ({ caller }: Call, id: string): Promise<void> => {
    await sessions.end(caller.principal, id);
    await live.close(sessionKey(caller.principal, id));
  };

  const start = async ({ principal }: Caller, { id }: Session): Promise<Live> => {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      ...(!onPipe && {
        eventStore: events.storeOf(principal.key, sessionKey(principal, id)),
        retryInterval: retryMilliseconds,
      }),
    });
    const waiting = new Set<string | number>();
    let cancelled = 0;
    const send = transport.send.bind(transport);
    transport.send = async (message, sendOptions) => {
      try {
        await send(message, sendOptions);
      } finally {
        if (!("method" in message) && message.id !== undefined) waiting.delete(message.id);
      }
    };
    // The SDK answers a cancelled request with silence, and leaves its stream open.
    const perform: PerformCall = async (call, performance) => {
      try {
        // a call that waited for a form is compared with its definition anew.
        if (performance.rounds?.state !== undefined && call.tool) await registry.refresh(call.tool.approved.name);
        return await options.perform(call, performance);
      } finally {
        if (performance.signal.aborted && call.message?.id !== undefined) {
          waiting.delete(call.message.id);
          transport.closeSSEStream(call.message.id);
          cancelled += 1;
          if (cancelled >= mostCancelled && waiting.size === 0) await live.close(sessionKey(principal, id));
        }
      }
    };
    const server = createToolServer({ ...options, perform }, "session");
    await server.connect(transport);
    return {
      id,
      transport,
      waiting,
      get busy() {
        return waiting.size > 0;
      },
      close: () => server.close(),
    };
  };

  /** The session as another replica left it: the opening is played again, without a receiver. */
  const takeUp = async (session: Session, call: Call): Promise<Live> => {
    const entry = await start(call.caller, session);
    const headers = new Map([
      ["accept", "application/json, text/event-stream"],
      ["content-type", "application/json"],
    ]);
    const request = requestOf({ ...call.wire, method: "POST", headers, signal: new AbortController().signal });
    const options = { parsedBody: session.opening, authInfo: authInfoOf(call) };
    await (await entry.transport.handleRequest(request, options)).text();
    return entry;
  };

  const open = async (call: Call): Promise<Live> => {
    const { principal } = call.caller;
    const session = await sessions.open(principal, call.body);
    return live.use(sessionKey(principal, session.id), () => start(call.caller, session));
  };

  const resume = async (call: Call, id: string): Promise<Live> => {
    const { principal } = call.caller;
    const session = await sessions.resume(principal, id);
    const key = sessionKey(principal, id);
    if (!session) {
      await live.close(key);
      throw new Refusal("session-unknown");
    }
    return live.use(key, () => takeUp(session, call));
  };

  return {
    claims: async ({ wire, message, body }) => {
      // What comes over a pipe before the handshake, which may be a ping, has no session to belong to.
      if (onPipe && message && message.method !== "initialize" && !wire.headers.has(headerNames.sessionId))
        return false;
      return wire.method !== "POST" || (await isLegacyRequest(requestOf(wire), body));
    },
    serve: async (call) => {
      const { wire, message, body } = call;
      const id = wire.headers.get(headerNames.sessionId);
      if (!id && message?.method !== "initialize") throw new Refusal("session-missing");
      const entry = id ? await resume(call, id) : await open(call);
      if (wire.method === "DELETE" && id) {
        await end(call, id);
        return emptyReply(200);
      }
      const waits = message?.id;
      if (waits !== undefined) {
        if (entry.waiting.has(waits)) throw new Refusal("id-in-use");
        entry.waiting.add(waits);
      }
      const response = await entry.transport.handleRequest(requestOf(wire), {
        ...(body !== undefined && { parsedBody: body }),
        authInfo: authInfoOf(call),
      });
      if (waits !== undefined && !response.ok) entry.waiting.delete(waits);
      if (!id && !response.ok) await end(call, entry.id);
      return replyOf(response);
    },
    close: () => live.closeAll(),
  };
};
