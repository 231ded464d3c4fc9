import { envelope, headers as headerNames, revisions } from "@mcp-landing-zone/contract";
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
import { quotedJson } from "./quoted-json.ts";
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

/** Parameters that a hot request may have, and no others. */
const hot: Readonly<Record<string, ReadonlySet<string>>> = {
  "tools/call": new Set(["name", "arguments", "_meta"]),
  "tools/list": new Set(["_meta"]),
  "server/discover": new Set(["_meta"]),
};

const noProgress = async (): Promise<void> => undefined;

const mostEnvelopes = 256;
const longestEnvelope = 4_096;

/** Members of `_meta` that ask for more than an answer, or that the protocol may give a meaning to. */
const isPlainMeta = (meta: Members): boolean =>
  Object.keys(meta).every(
    (key) =>
      key === envelope.protocolVersion ||
      key === envelope.clientCapabilities ||
      key === envelope.clientInfo ||
      (key !== "progressToken" && !key.includes("modelcontextprotocol/")),
  );

/** The hot request that this is, without a doubt; anything unusual is not one. */
const recognise = ({
  wire,
  message,
  tool,
}: Call): { readonly message: Message; readonly meta: Members } | undefined => {
  const { headers } = wire;
  if (message?.id === undefined || !message.params) return undefined;
  const { method, params } = message;
  const allowed = Object.hasOwn(hot, method) ? hot[method] : undefined;
  const meta = params["_meta"];
  if (!allowed || !isRecord(meta) || !Object.keys(params).every((key) => allowed.has(key))) return undefined;
  if (meta[envelope.protocolVersion] !== revision || headers.get(headerNames.protocolVersion) !== revision)
    return undefined;
  if (headers.get(headerNames.method) !== method || !isPlainMeta(meta)) return undefined;
  if (method === "tools/call") {
    if (!tool || tool.approved.effect !== "read" || tool.approved.approval !== "none") return undefined;
    if (headers.get(headerNames.name) !== tool.approved.name) return undefined;
    if (params["arguments"] !== undefined && !isRecord(params["arguments"])) return undefined;
  }
  return { message, meta };
};

/** What clients say of themselves is judged by the next lane; what it once served is known to be right. */
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

const answer = (id: string | number, member: "result" | "error", text: string): Reply =>
  jsonTextReply(200, `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"${member}":${text}}`);

/** A result as JSON. What is structured in it need not be written twice: its text copy is its JSON. */
const resultText = ({ structuredContent, content, isError, _meta }: ToolResult, identity: Members): string => {
  const rest = { resultType: "complete", isError, _meta: _meta ? { ..._meta, ...identity } : identity };
  if (structuredContent === undefined) return JSON.stringify({ content, ...rest });
  const [copy] = content;
  if (copy?.type !== "text") throw new TypeError("structured content has a text copy");
  const quoted = `"content":[{"type":"text","text":${quotedJson(copy.text)}}]`;
  return `{${quoted},"structuredContent":${copy.text},${JSON.stringify(rest).slice(1)}`;
};

/**
 * A short way for the hot requests of the current revision. It knows only requests that are right in every respect, so it
 * has no errors of its own to give: all other answers to a request are the next lane's.
 */
export const createLeanLane = ({ info, registry, perform, next, listsElsewhere }: LeanLaneOptions): Lane => {
  const envelopes = createKnownEnvelopes();
  const identity = { [envelope.serverInfo]: info };
  const listing = { resultType: "complete", ttlMs: 0, cacheScope: "private", _meta: identity } as const;
  const lists = new WeakMap<object, string>();
  const { instructions } = registry.catalogue;
  const capabilities = capabilitiesOf(registry, "modern");
  const discovery = JSON.stringify({ supportedVersions: revisions.modern, capabilities, instructions, ...listing });

  const listText = (call: Call): string => {
    const tools = registry.listFor(call.caller.principal);
    const text = lists.get(tools) ?? JSON.stringify({ tools, ...listing });
    lists.set(tools, text);
    return text;
  };

  const callText = async (call: Call, meta: Members): Promise<string> => {
    const { signal } = call.wire;
    const rounds = { canAsk: canAsk(meta[envelope.clientCapabilities]), state: undefined, responses: {} };
    const outcome = await perform(call, { signal, progress: noProgress, clientLog: undefined, rounds });
    return outcome.kind === "result"
      ? resultText(outcome.result, identity)
      : JSON.stringify({ ...formResult(outcome.request), _meta: identity });
  };

  const serve = async (call: Call, { id = 0, method }: Message, meta: Members): Promise<Reply> => {
    if (method === "tools/list") return answer(id, "result", listText(call));
    if (method === "server/discover") return answer(id, "result", discovery);
    try {
      return answer(id, "result", await callText(call, meta));
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      return answer(id, "error", JSON.stringify({ code: error.code, message: error.message }));
    }
  };

  return {
    serve: async (call) => {
      const request = recognise(call);
      if (!request || (listsElsewhere && !call.tool)) return next.serve(call);
      if (envelopes.has(request.meta)) return serve(call, request.message, request.meta);
      const reply = await next.serve(call);
      if (reply.status === 200) envelopes.add(request.meta);
      return reply;
    },
  };
};
