import type { Exchange, Reply } from "../http/exchange.ts";
import { onEnd } from "../http/on-end.ts";
import { Refusal } from "../refusal/refusal.ts";
import { wireOf } from "../http/web.ts";
import { parseStrictJson } from "../guards/strict-json.ts";
import type { Caller } from "../identity/authenticate.ts";
import type { Clearance } from "../identity/clearance.ts";
import type { StatedLevel } from "../identity/threat-level.ts";
import type { Place } from "../limits/place.ts";
import type { RateLimits } from "../limits/rate.ts";
import type { Streams } from "../limits/streams.ts";
import type { Lane, SessionLane } from "./lane.ts";
import { noteMessage } from "../decision/observation.ts";
import type { RegisteredTool, Registry } from "../tools/registry.ts";
import { admit, stagesOf } from "../admission/admission.ts";
import type { AdmissionGuards } from "../admission/admission.ts";
import { createAskedFor, isPerformed } from "./asked-for.ts";
import type { Call } from "./call.ts";
import type { Decision, RecordDecision } from "../decision/decision.ts";
import { enter } from "../decision/stage.ts";
import { isAnswer, messageBounds, oneMessage } from "../guards/message.ts";
import type { Message } from "../guards/message.ts";
import { assertHandshake } from "./handshake.ts";
import { assertMirrored, assertRevision } from "./mirrored-headers.ts";
import { assertParams } from "./params.ts";
import type { Endpoint, Progress } from "../admission/progress.ts";

export interface EndpointOptions extends AdmissionGuards {
  readonly assertCleared: Clearance["assertCleared"];
  readonly statedLevel: Pick<StatedLevel, "read">;
  readonly streams: Streams;
  readonly rates: RateLimits;
  readonly registry: Registry;
  readonly maxBodyBytes: number;
  readonly lane: Lane;
  /** Takes requests of the older revision, where sessions are on. */
  readonly sessions: SessionLane | undefined;
  readonly record: RecordDecision;
}

const lists: ReadonlySet<string> = new Set([
  "tools/list",
  "resources/list",
  "resources/templates/list",
  "prompts/list",
]);

/** Step-up: the challenge names the missing scope. */
const assertRight = ({ principal }: Caller, { approved: { scope } }: RegisteredTool): void => {
  if (principal.rights.has(scope)) return;
  throw new Refusal("scope-missing", { reason: scope, challenge: { scopes: [scope] } });
};

/** Refuses every message of a token without any right of this server, as the gateway does. The challenge names the scopes that only read. */
const assertAnyRight = ({ principal }: Caller): void => {
  if (principal.rights.size === 0) throw new Refusal("scope-missing", { reason: "no right of this server" });
};

/**
 * The claims that a service behind a tool demands go to the client as a challenge of our own. A stream has its status already; there the claims
 * stand in the result.
 */
const assertClaims = ({ performance: { claims }, tool }: Call, { body }: Reply): void => {
  if (claims === undefined || body instanceof ReadableStream) return;
  const scopes = tool ? [tool.approved.scope] : [];
  throw new Refusal("claims-missing", { reason: "downstream", challenge: { claims, scopes }, recorded: true });
};

/**
 * The MCP endpoint, from bytes to the message's answer. Cheap and decisive checks come first; nothing is read of the body
 * before the caller is known, and nothing of the message is acted upon before every check has passed.
 */
export const createEndpoint = (options: EndpointOptions): Endpoint => {
  const { assertCleared, statedLevel, streams, rates, registry, lane, sessions, record } = options;
  const askedFor = createAskedFor(registry.catalogue);
  const stages = stagesOf(options, sessions ? ["POST", "GET", "DELETE"] : ["POST"]);

  const read = async (exchange: Exchange, caller: Caller, place: Place, progress: Progress): Promise<Call> => {
    const { principal } = caller;
    const { origin } = progress;
    const wire = wireOf(exchange);
    const threatLevel = statedLevel.read(exchange.headers);
    const callOf = (body?: unknown, message?: Message, tool?: RegisteredTool, args?: unknown): Call => ({
      wire,
      caller,
      threatLevel,
      origin,
      place,
      performance: { started: false },
      body,
      message,
      tool,
      args,
    });
    if (exchange.method !== "POST") return callOf();
    enter(origin, "body");
    const body = parseStrictJson(await exchange.readBody(options.maxBodyBytes), messageBounds);
    if (sessions && isAnswer(body)) return callOf(body);
    const message = oneMessage(body);
    progress.message = message;
    if (origin.observation) noteMessage(origin.observation, message);
    enter(origin, "revision");
    assertRevision(message, exchange.headers);
    assertParams(message);
    assertMirrored(message, exchange.headers);
    assertHandshake(message, exchange.headers);
    enter(origin, "definition");
    const asked = askedFor(message);
    if (!asked) assertAnyRight(caller);
    // Definitions of upstreams may change at run time (rug pull): they are compared before use.
    const looking = asked ? registry.refresh(asked.key) : lists.has(message.method) ? registry.refresh() : undefined;
    if (looking) await looking;
    const tool = asked && registry.find(asked.key);
    if (tool) {
      progress.tool = tool;
      enter(origin, "right");
      assertRight(caller, tool);
      enter(origin, "clearance");
      assertCleared(principal, tool.approved);
      enter(origin, "threat-level");
      if (threatLevel === 2 && tool.approved.effect !== "read") throw new Refusal("tool-withheld");
      enter(origin, "tool-limit");
      await rates.call(principal.key, tool.approved.name, tool.approved.limits);
    }
    return callOf(body, message, tool, asked?.args);
  };

  /**
   * Open streams take no concurrency slot from calls. A call holds its slot until it has run, however slowly its answer is
   * read; other streams stay open while their token is valid.
   */
  const streamed = ({ caller, message, origin, performance, place }: Call, stream: ReadableStream<Uint8Array>) => {
    const isCall = isPerformed(message?.method);
    const release = isCall && !performance.finished ? place.hold() : undefined;
    performance.whenFinished = () => release?.();
    let forget = (): void => undefined;
    const over = (): void => {
      forget();
      release?.();
    };
    const { body, end } = onEnd(stream, over, isCall ? Infinity : caller.expiresAt - origin.startedAt);
    forget = streams.open(caller.principal.key, end);
    return body;
  };

  const serve = async (exchange: Exchange, caller: Caller, place: Place, progress: Progress): Promise<Reply> => {
    const call = await read(exchange, caller, place, progress);
    enter(call.origin, "protocol");
    const reply = await ((await sessions?.claims(call)) ? sessions! : lane).serve(call);
    assertClaims(call, reply);
    if (!call.performance.started) {
      const method = call.message?.method ?? `session/${exchange.method.toLowerCase()}`;
      await record({ origin: call.origin, principal: caller.principal, method, ...answered(reply, method) });
    }
    return reply.body instanceof ReadableStream ? { ...reply, body: streamed(call, reply.body) } : reply;
  };

  return async (exchange, progress) => {
    const { caller, place, leave } = await admit(stages, exchange, progress);
    try {
      return await serve(exchange, caller, place, progress);
    } finally {
      leave();
    }
  };
};

/** The longest JSON-RPC error: a longer answer is no error and is not parsed. */
const longestError = 4_096;

const saysError = ({ body }: Reply): boolean =>
  typeof body === "string" &&
  body.length <= longestError &&
  body.includes('"error"') &&
  Object.hasOwn(JSON.parse(body) as object, "error");

/** The outcome of a message that was not performed: such a call is refused, with any status of the answer. */
const answered = (reply: Reply, method: string): Pick<Decision, "phase" | "outcome" | "reason" | "status"> => {
  const refused = reply.status >= 400 || isPerformed(method) || saysError(reply);
  return {
    phase: "finished",
    status: reply.status,
    ...(refused ? { outcome: "refused", reason: "protocol-error" } : { outcome: "allowed", reason: "ok" }),
  };
};
