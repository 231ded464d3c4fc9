import { request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { readAllowList } from "./allow-list.ts";
import type { AllowedHost } from "./allow-list.ts";
import { acceptEncoding, boundedBody } from "./body.ts";
import { connectTo, systemResolver, tlsConnector } from "./connection.ts";
import type { Connector, Resolver } from "./connection.ts";
import { EgressRefusal } from "./refusal.ts";
import { checkTarget } from "./target.ts";
import type { Target } from "./target.ts";

export interface EgressLimits {
  /** Decoded bytes of one response body. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  /** From the call to the last byte of the body, redirects included. */
  readonly timeoutMs: number;
}

export const defaultEgressLimits: EgressLimits = { maxBytes: 2_000_000, maxRedirects: 3, timeoutMs: 10_000 };

export interface EgressOptions {
  readonly allow: readonly AllowedHost[];
  /** Hosts that are refused although they are allowed. @default none */
  readonly refuses?: (host: string) => boolean;
  readonly limits?: Partial<EgressLimits>;
  readonly resolve?: Resolver;
  readonly connect?: Connector;
}

export interface EgressRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

export interface EgressResponse {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** Bounded in size and time; refusals surface while it is read. */
  readonly body: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
  /** Ends the connection of a body that is not wanted. */
  discard(): void;
}

/** Fetches from hosts of the allow-list, and from no others (SSRF). */
export interface Egress {
  /** Asks a host of the allow-list, and no other. */
  fetch(url: string, request?: EgressRequest): Promise<EgressResponse>;
}

const redirects = new Set([301, 302, 303, 307, 308]);
/** What the guard sets itself, or what would let a caller reshape the connection. */
const ownHeaders = new Set(["host", "connection", "transfer-encoding", "content-length", "accept-encoding", "upgrade"]);
const maxHeaderBytes = 16_384;
/** What heads, framing and compression may add to a body on its connection. */
const wireOverhead = 262_144;

/** Ends a fetch from inside, with the refusal as its reason. */
interface Ending {
  readonly signal: AbortSignal;
  readonly end: (reason: EgressRefusal) => void;
}

/** Interim answers, empty members of a gzip stream and chunk framing never add to the body, so the bytes on the wire have a bound of their own. */
const boundWire = (socket: Socket, mostBytes: number, end: Ending["end"]): void => {
  let received = 0;
  socket.on("data", (chunk: Buffer) => {
    received += chunk.byteLength;
    if (received > mostBytes) end(new EgressRefusal("size", `more than ${mostBytes} bytes came over the connection`));
  });
};

/** Whether an exchange may end with this status. Node also passes on 101 without an upgrade, and statuses that HTTP does not know. */
const isFinal = ({ statusCode = 0 }: IncomingMessage): boolean => statusCode >= 200 && statusCode <= 599;

const send = (
  target: Target,
  request: EgressRequest,
  socket: Socket,
  { signal, end }: Ending,
  maxBytes: number,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      // Without an agent, so that the socket that was checked is the socket that is used.
      createConnection: () => socket,
      method: request.method ?? "GET",
      path: target.url.pathname + target.url.search,
      headers: { ...request.headers, host: target.url.host, "accept-encoding": acceptEncoding, connection: "close" },
      maxHeaderSize: maxHeaderBytes,
      signal,
    });
    // Node's parser listens by now: an earlier listener would take the first bytes from it.
    outgoing.once("socket", () => boundWire(socket, maxBytes + wireOverhead, end));
    outgoing.once("response", (message) => {
      // A body without a length ends with its connection: a reset has to be its error, not its end.
      outgoing.once("error", (error) => message.destroy(error));
      if (isFinal(message)) return resolve(message);
      message.destroy();
      reject(new Error("the status is not one of a final answer"));
    });
    outgoing.once("error", reject);
    // An upgrade that was not requested: without a listener Node closes the socket and says nothing.
    outgoing.once("upgrade", (_message, upgraded) => upgraded.destroy());
    outgoing.once("close", () => reject(new Error("the connection ended without an answer")));
    outgoing.end(request.body);
  });

const afterRedirect = (message: IncomingMessage, from: Target, request: EgressRequest, to: Target): EgressRequest => {
  const { body, ...rest } = request;
  const method = request.method ?? "GET";
  const rewritten = message.statusCode === 303 || (message.statusCode !== undefined && message.statusCode < 303);
  const sameOrigin = from.url.origin === to.url.origin;
  // A caller's headers were meant for the first host.
  const headers = sameOrigin ? (request.headers ?? {}) : {};
  if (rewritten && method !== "GET" && method !== "HEAD") return { ...rest, headers, method: "GET" };
  if (body !== undefined && !sameOrigin) throw new EgressRefusal("redirect", "redirect would send the body elsewhere");
  return { ...request, headers };
};

const headersOf = (message: IncomingMessage): Headers => {
  const headers = new Headers();
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    headers.append(message.rawHeaders[i] as string, message.rawHeaders[i + 1] as string);
  }
  return headers;
};

/**
 * The only way out: every hop is checked, resolved once, and connected to the address that was checked.
 *
 * @example
 * declare const options: Parameters<typeof createEgress>[0];
 * const egress = createEgress(options);
 * await egress.fetch("https://status.example/");
 */
export const createEgress = (options: EgressOptions): Egress => {
  const allow = readAllowList(options.allow);
  const limits = { ...defaultEgressLimits, ...options.limits };
  const resolve = options.resolve ?? systemResolver;
  const connect = options.connect ?? tlsConnector;

  const translated = (error: unknown, ended: AbortSignal, caller: AbortSignal | undefined): EgressRefusal => {
    if (error instanceof EgressRefusal) return error;
    if (caller?.aborted) return new EgressRefusal("aborted", "the caller went away", { cause: error });
    if (ended.aborted) return ended.reason as EgressRefusal;
    return new EgressRefusal("connection", "the connection failed or the answer was not HTTP", { cause: error });
  };

  const follow = async (url: string, first: EgressRequest, ending: Ending) => {
    let request = first;
    let target = checkTarget(url, allow, options.refuses);
    for (let hop = 0; ; hop += 1) {
      const socket = await connectTo(target, resolve, connect, ending.signal);
      const message = await send(target, request, socket, ending, limits.maxBytes).catch((error: unknown) => {
        socket.destroy();
        throw error;
      });
      const location = message.headers.location;
      if (!redirects.has(message.statusCode ?? 0) || location === undefined) return { message, target };
      message.destroy();
      if (hop >= limits.maxRedirects) {
        throw new EgressRefusal("redirect", `more than the ${limits.maxRedirects} redirects allowed`);
      }
      if (!URL.canParse(location, target.url.href)) {
        throw new EgressRefusal("redirect", "redirect location is not a URL");
      }
      const next = checkTarget(new URL(location, target.url).href, allow, options.refuses);
      request = afterRedirect(message, target, request, next);
      target = next;
    }
  };

  return {
    async fetch(url, request = {}) {
      for (const name of Object.keys(request.headers ?? {})) {
        if (ownHeaders.has(name.toLowerCase()))
          throw new EgressRefusal("header", `header "${name}" is set by the guard`);
      }
      const inner = new AbortController();
      const end = (reason: EgressRefusal): void => inner.abort(reason);
      const late = (): void => end(new EgressRefusal("time", `no complete answer within ${limits.timeoutMs} ms`));
      const timer = setTimeout(late, limits.timeoutMs);
      const ended = inner.signal;
      const signal = request.signal ? AbortSignal.any([ended, request.signal]) : ended;
      try {
        const { message, target } = await follow(url, request, { signal, end });
        message.once("close", () => clearTimeout(timer));
        const body = (async function* () {
          try {
            yield* boundedBody(message, limits.maxBytes);
            // A timeout closes the connection, which would end a body without a length as if it were whole.
            signal.throwIfAborted();
          } catch (error) {
            throw translated(error, ended, request.signal);
          } finally {
            message.destroy();
          }
        })();
        return {
          url: target.url.href,
          status: message.statusCode ?? 0,
          headers: headersOf(message),
          body,
          async text() {
            const chunks: Uint8Array[] = [];
            for await (const chunk of body) chunks.push(chunk);
            return new TextDecoder().decode(Buffer.concat(chunks));
          },
          discard: () => void message.destroy(),
        };
      } catch (error) {
        clearTimeout(timer);
        throw translated(error, ended, request.signal);
      }
    },
  };
};
