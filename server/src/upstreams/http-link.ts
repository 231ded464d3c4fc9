import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { Client, FetchLike, PriorDiscovery } from "@modelcontextprotocol/client";
import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { HttpUpstream } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { createEgress } from "../egress/index.ts";
import type { Egress, EgressOptions, EgressResponse } from "../egress/index.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { CallTransport, isStream } from "./call-transport.ts";
import { askUpstream, connect, createClient, listOffers } from "./client.ts";
import type { Credentials } from "./credentials.ts";
import type { Link, UpstreamRequest } from "./link.ts";
import { UpstreamUnavailable } from "./link.ts";

/** Decoded bytes of one answer, and how long one stream may last: a longer one is opened anew. */
const limits = { maxBytes: 4_194_304, maxRedirects: 0, timeoutMs: 600_000 } as const;
/** The time limit for a token; a slower one fails the call. */
const tokenMs = 10_000;
/** Streams may end unnoticed: the watch reconnects after this time. */
const longestWatchMs = 300_000;
/** A cancelled call of the older revision is announced before its connection goes. */
const farewellMs = 1_000;

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** How an upstream is reached over HTTP. */
export type HttpWay = Pick<EgressOptions, "resolve" | "connect">;

const egressTo = (upstream: HttpUpstream, way: HttpWay): Egress => {
  const { hostname, port } = new URL(upstream.url);
  const host = { host: hostname, private: upstream.private ?? [], ...(port !== "" && { port: Number(port) }) };
  return createEgress({ ...way, allow: [host], limits });
};

/** White space, and the bytes of a byte order mark. */
const blank: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);
const openingBracket = 0x5b;

/** The body of an answer in JSON. The revisions spoken here have no batches, but the SDK's client takes a list of messages. */
async function* oneMessage(body: EgressResponse["body"]): AsyncGenerator<Uint8Array> {
  let first: number | undefined;
  for await (const chunk of body) {
    first ??= chunk.find((byte) => !blank.has(byte));
    if (first === openingBracket) throw new UpstreamUnavailable("the upstream answered with a list of messages");
    yield chunk;
  }
}

/** The transport's `fetch`, through the guard. Nothing of the caller's own request is among the headers. */
const guardedFetch =
  (egress: Egress, headersOf: () => Promise<Readonly<Record<string, string>>>, streams: boolean): FetchLike =>
  async (url, { method = "GET", headers, body, signal } = {}) => {
    // A stream for the upstream's own messages: a single call has no listener for them.
    if (method === "GET" && !streams) return new Response(null, { status: 405 });
    const answer = await egress.fetch(String(url), {
      method,
      headers: { ...Object.fromEntries(new Headers(headers)), ...(await headersOf()) },
      ...(typeof body === "string" && { body }),
      ...(signal && { signal }),
    });
    const kept = new Headers(answer.headers);
    // The guard has decoded the body.
    for (const name of ["content-encoding", "content-length", "transfer-encoding"]) kept.delete(name);
    const empty = withoutBody.has(answer.status);
    if (empty) answer.discard();
    return new Response(empty ? null : ReadableStream.from(isStream(kept) ? answer.body : oneMessage(answer.body)), {
      status: answer.status,
      headers: kept,
    });
  };

interface Watching {
  readonly client: Client;
  readonly prior: PriorDiscovery;
}

interface HttpLinkOptions extends HttpWay {
  readonly upstream: HttpUpstream;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly onListChanged: () => void;
}

/**
 * An upstream over Streamable HTTP. Definitions are watched on one connection with the server's own identity; every call has
 * a connection of its own, so that no session of an upstream is ever shared between callers.
 */
export const createHttpLink = ({ upstream, credentials, clock, onListChanged, ...way }: HttpLinkOptions): Link => {
  const egress = egressTo(upstream, way);
  const url = new URL(upstream.url);
  let watching: Promise<Watching> | undefined;
  let since = 0;

  const watch = async (signal: AbortSignal): Promise<Watching> => {
    const client = createClient(onListChanged);
    const own = () => credentials.own(AbortSignal.timeout(tokenMs));
    await connect(client, new StreamableHTTPClientTransport(url, { fetch: guardedFetch(egress, own, true) }), {
      signal,
    });
    const discover = client.getDiscoverResult();
    return { client, prior: discover ? { kind: "modern", discover } : { kind: "legacy" } };
  };

  const end = async (former: Promise<Watching> | undefined): Promise<void> =>
    former?.then(({ client }) => client.close()).catch(() => undefined);

  const watched = (signal: AbortSignal): Promise<Watching> => {
    if (watching && clock() - since < longestWatchMs) return watching;
    void end(watching);
    since = clock();
    watching = watch(signal);
    return watching;
  };

  const unwatch = async (): Promise<void> => {
    const former = watching;
    watching = undefined;
    await end(former);
  };

  const leave = async (client: Client, transport: StreamableHTTPClientTransport, aborted: boolean): Promise<void> => {
    if (aborted) await new Promise((resolve) => setTimeout(resolve, farewellMs).unref());
    await transport.terminateSession().catch(() => undefined);
    await client.close();
  };

  const ask = async (request: UpstreamRequest, context: ToolContext): Promise<unknown> => {
    const known = watching;
    if (!known) throw new UpstreamUnavailable(`${url.host} has not been connected to`);
    const { prior } = await known;
    const headersOf = async () => ({
      ...(await credentials.forCall(context)),
      [headerNames.correlation]: context.correlationId,
    });
    // Before anything is sent, so that a refusal of the credential is the call's own.
    await headersOf();
    const client = createClient();
    const transport = new CallTransport(url, guardedFetch(egress, headersOf, false));
    const until = (method: string): AbortSignal => AbortSignal.any([context.signal, transport.endOf(method)]);
    try {
      await connect(client, transport, { signal: until("initialize"), prior });
      return await askUpstream(client, request, { progress: context.progress, signal: until(request.method) });
    } finally {
      void leave(client, transport, context.signal.aborted).catch(() => undefined);
    }
  };

  return {
    list: async (kinds, signal) => {
      try {
        return await listOffers((await watched(signal)).client, kinds, signal);
      } catch (error) {
        await unwatch();
        throw error;
      }
    },
    ask,
    close: unwatch,
  };
};
