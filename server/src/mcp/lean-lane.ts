import { envelope, headers as headerNames, quotedJson, revisions } from "@mcp-landing-zone/contract";
import { jsonTextReply } from "../http/exchange.ts";
import type { Reply } from "../http/exchange.ts";
import type { ToolResult } from "../tools/finish-output.ts";
import type { Registry } from "../tools/registry.ts";
import { canAsk } from "../approvals/approve-call.ts";
import type { Call } from "./call.ts";
import { formResult } from "./forms.ts";
import type { Lane } from "./lane.ts";
import type { Message } from "../guards/message.ts";
import { CallFailure } from "./perform-call.ts";
import type { PerformCall } from "./perform-call.ts";
import { capabilitiesOf } from "./serve-readings.ts";
import type { ServerInfo } from "./server-info.ts";
import { isRecord } from "../record.ts";

interface LeanLaneOptions {
  readonly info: ServerInfo;
  readonly registry: Registry;
  readonly perform: PerformCall;
  /** Takes everything that this lane does not recognise. */
  readonly next: Lane;
  /** Whether the next lane lists more than the registry, so that lists are its business. */
  readonly listsElsewhere: boolean;
}

type Members = Readonly<Record<string, unknown>>;

const [revision] = revisions.modern;
const [older] = revisions.legacy;

type Hot = Readonly<Record<string, ReadonlySet<string>>>;

const called = new Set(["name", "arguments", "_meta"]);
const listed = new Set(["_meta"]);

/** Parameters that a hot request may have, and no others. */
const hot: Hot = { "tools/call": called, "tools/list": listed, "server/discover": listed };
const hotOlder: Hot = { "tools/call": called, "tools/list": listed };

const noProgress = async (): Promise<void> => undefined;

const mostEnvelopes = 256;
const longestEnvelope = 4_096;

/** Members of `_meta` by which a client of the current revision says what it is. */
const introduces: ReadonlySet<string> = new Set([
  envelope.protocolVersion,
  envelope.clientCapabilities,
  envelope.clientInfo,
]);

/** Whether a member of `_meta` asks for nothing but an answer, and the protocol gives it no meaning. */
const asksNothing = (key: string): boolean => key !== "progressToken" && !key.includes("modelcontextprotocol/");

const isPlainMeta = (meta: Members): boolean =>
  Object.keys(meta).every((key) => introduces.has(key) || asksNothing(key));

/** Of the older revision, where `_meta` is optional and says nothing of the client. */
const isOlderMeta = (meta: unknown): boolean =>
  meta === undefined || (isRecord(meta) && Object.keys(meta).every(asksNothing));

const acceptsBoth = (accept = ""): boolean =>
  accept.includes("application/json") && accept.includes("text/event-stream");

interface HotRequest {
  readonly message: Message;
  /** What the client says of itself; nothing in the older revision. */
  readonly meta: Members | undefined;
}

const isModern = ({ headers }: Call["wire"], method: string, meta: unknown): meta is Members =>
  isRecord(meta) &&
  meta[envelope.protocolVersion] === revision &&
  headers.get(headerNames.protocolVersion) === revision &&
  headers.get(headerNames.method) === method &&
  isPlainMeta(meta);

const isOlder = ({ headers }: Call["wire"], meta: unknown): boolean =>
  headers.get(headerNames.protocolVersion) === older && acceptsBoth(headers.get("accept")) && isOlderMeta(meta);

/** The hot request that this is, without a doubt; anything unusual is not one. */
const recognise = ({ wire, message, tool }: Call): HotRequest | undefined => {
  if (message?.id === undefined) return undefined;
  const { method, params = {} } = message;
  const meta = params["_meta"];
  const modern = isModern(wire, method, meta);
  if (!modern && !isOlder(wire, meta)) return undefined;
  const methods = modern ? hot : hotOlder;
  const allowed = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!allowed || !Object.keys(params).every((key) => allowed.has(key))) return undefined;
  if (method === "tools/call") {
    if (!tool || tool.approved.effect !== "read" || tool.approved.approval !== "none") return undefined;
    if (modern && wire.headers.get(headerNames.name) !== tool.approved.name) return undefined;
    if (params["arguments"] !== undefined && !isRecord(params["arguments"])) return undefined;
  }
  return { message, meta: modern ? meta : undefined };
};

/** The next lane validates a client's envelope; an envelope that it served once is known to be valid. */
const createKnownEnvelopes = () => {
  const known = new Set<string>();
  const textOf = (meta: Members): string =>
    JSON.stringify([meta[envelope.clientCapabilities], meta[envelope.clientInfo]]);
  return {
    has: (meta: Members): boolean => known.has(textOf(meta)),
    add: (meta: Members): void => {
      const text = textOf(meta);
      if (text.length > longestEnvelope) return;
      if (known.size >= mostEnvelopes) known.clear();
      known.add(text);
    },
  };
};

const opening = (id: string | number): string => `{"jsonrpc":"2.0","id":${JSON.stringify(id)},`;

/** In parts, because a long list or answer would be copied to stand behind its beginning. */
const answer = (id: string | number, result: readonly string[]): Reply =>
  jsonTextReply(200, [`${opening(id)}"result":`, ...result, "}"]);

const failure = (id: string | number, { code, message }: CallFailure): Reply =>
  jsonTextReply(200, `${opening(id)}"error":${JSON.stringify({ code, message })}}`);

/** A result as JSON. Structured content is written once: its text copy is its JSON. */
const resultText = (
  { structuredContent, content, isError, _meta }: ToolResult,
  identity?: Members,
): readonly string[] => {
  const rest = identity ? { resultType: "complete", isError, _meta: { ..._meta, ...identity } } : { isError, _meta };
  if (structuredContent === undefined) return [JSON.stringify({ content, ...rest })];
  const [copy] = content;
  if (copy?.type !== "text") throw new TypeError("structured content has a text copy");
  const members = JSON.stringify(rest).slice(1, -1);
  const end = `${members && `,${members}`}}`;
  return ['{"content":[{"type":"text","text":', quotedJson(copy.text), '}],"structuredContent":', copy.text, end];
};

/**
 * A short way for the hot requests of both revisions, of the older one where there are no sessions. It knows only requests that are right in every respect, so it
 * has no errors of its own to give: all other answers to a request are the next lane's.
 */
export const createLeanLane = ({ info, registry, perform, next, listsElsewhere }: LeanLaneOptions): Lane => {
  const envelopes = createKnownEnvelopes();
  const identity = { [envelope.serverInfo]: info };
  const listing = { resultType: "complete", ttlMs: 0, cacheScope: "private", _meta: identity } as const;
  const [lists, olderLists] = [new WeakMap<object, string>(), new WeakMap<object, string>()];
  const { instructions } = registry.catalogue;
  const capabilities = capabilitiesOf(registry, "modern");
  const discovery = JSON.stringify({ supportedVersions: revisions.modern, capabilities, instructions, ...listing });

  const listText = (call: Call, meta: Members | undefined): string => {
    const tools = registry.listFor(call.caller.principal);
    const known = meta ? lists : olderLists;
    const text = known.get(tools) ?? JSON.stringify(meta ? { tools, ...listing } : { tools });
    known.set(tools, text);
    return text;
  };

  const callText = async (call: Call, meta: Members | undefined): Promise<readonly string[]> => {
    const { signal } = call.wire;
    const rounds = meta && { canAsk: canAsk(meta[envelope.clientCapabilities]), state: undefined, responses: {} };
    const outcome = await perform(call, { signal, progress: noProgress, clientLog: undefined, rounds });
    return outcome.kind === "result"
      ? resultText(outcome.result, meta && identity)
      : [JSON.stringify({ ...formResult(outcome.request), _meta: identity })];
  };

  const serve = async (call: Call, { message: { id = 0, method }, meta }: HotRequest): Promise<Reply> => {
    if (method === "tools/list") return answer(id, [listText(call, meta)]);
    if (method === "server/discover") return answer(id, [discovery]);
    try {
      return answer(id, await callText(call, meta));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return failure(id, error);
    }
  };

  return {
    serve: async (call) => {
      const request = recognise(call);
      if (!request || (listsElsewhere && !call.tool)) return next.serve(call);
      const { meta } = request;
      if (meta === undefined || envelopes.has(meta)) return serve(call, request);
      const reply = await next.serve(call);
      if (reply.status === 200) envelopes.add(meta);
      return reply;
    },
  };
};
