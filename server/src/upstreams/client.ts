import { Client, ProtocolError } from "@modelcontextprotocol/client";
import type { RequestOptions, Transport } from "@modelcontextprotocol/client";
import { errorCodes } from "@mcp-landing-zone/contract";
import type { ToolContext } from "../tools/tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { noLists, unreadableAnswer, UpstreamError, UpstreamUnavailable } from "./link.ts";
import type { Lists, OfferKind, UpstreamRequest } from "./link.ts";
import { isRecord } from "../record.ts";

const info = { name: "mcp-landing-zone", version: "0.1.0" } as const;

/** How long an upstream may take to say which revision it speaks. */
const probeMs = 8_000;
/** Ends what a caller's own signal does not: a request whose answer never comes. */
const longestMs = 600_000;

const mostPages = 16;
/** Of one list: more than a person would review. */
const mostListed = 256;

/**
 * A client that offers nothing: no sampling, no roots, no elicitation. A request for one of them gets the protocol's own
 * refusal.
 */
export const createClient = (onListChanged?: () => void): Client => {
  const heard = { autoRefresh: false, debounceMs: 0, onChanged: () => onListChanged?.() } as const;
  return new Client(info, {
    capabilities: {},
    versionNegotiation: { mode: "auto", probe: { timeoutMs: probeMs } },
    inputRequired: { autoFulfill: false },
    ...(onListChanged && { listChanged: { tools: heard, resources: heard, prompts: heard } }),
  });
};

export const connect = async (
  client: Client,
  transport: Transport,
  options: Parameters<Client["connect"]>[1],
): Promise<void> => {
  try {
    await client.connect(transport, options);
  } catch (cause) {
    throw new UpstreamUnavailable("the upstream was not connected to", { cause });
  }
};

/** Takes every answer as it is: the digest compares definitions, and our own schema judges results. */
const verbatim = {
  "~standard": { version: 1 as const, vendor: "mcp-landing-zone", validate: (value: unknown) => ({ value }) },
};

const ask = async (
  client: Client,
  method: string,
  params: Record<string, unknown>,
  options: RequestOptions,
): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const answer = await client.request({ method, params }, verbatim, {
      timeout: longestMs,
      allowInputRequired: true,
      ...options,
    });
    if (isRecord(answer)) return answer;
  } catch (cause) {
    const says = cause instanceof ProtocolError && cause.code !== unreadableAnswer;
    if (says) throw new UpstreamError(cause.message, { cause });
    throw new UpstreamUnavailable("the upstream gave no answer", { cause });
  }
  throw new UpstreamUnavailable("the upstream's answer is no object");
};

type List = keyof Lists;

const methods: Readonly<Record<List, string>> = {
  tools: "tools/list",
  resources: "resources/list",
  resourceTemplates: "resources/templates/list",
  prompts: "prompts/list",
};

const listsOf: Readonly<Record<OfferKind, readonly List[]>> = {
  tools: ["tools"],
  resources: ["resources", "resourceTemplates"],
  prompts: ["prompts"],
};

/** All pages of the list, bounded. */
const pagesOf = async (client: Client, list: List, signal: AbortSignal): Promise<readonly unknown[]> => {
  const listed: unknown[] = [];
  const cursors = new Set<unknown>();
  let cursor: unknown;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await ask(client, methods[list], typeof cursor === "string" ? { cursor } : {}, { signal });
    if (!Array.isArray(answer[list])) throw new UpstreamUnavailable("the upstream's list is no list");
    listed.push(...(answer[list] as unknown[]));
    if (listed.length > mostListed)
      throw new UpstreamUnavailable(`the upstream's answers to ${methods[list]} hold more than ${mostListed} entries`);
    cursor = answer["nextCursor"];
    if (cursor === undefined || cursor === null) return listed;
    if (cursors.has(cursor)) throw new UpstreamUnavailable(`the upstream's pages of ${methods[list]} lead in a circle`);
    cursors.add(cursor);
  }
  throw new UpstreamUnavailable(`the upstream's answer to ${methods[list]} has more than ${mostPages} pages`);
};

/** Many servers with resources have no templates, or none but templates, and do not know the other method. */
const isUnknownMethod = (error: unknown): boolean =>
  error instanceof UpstreamError &&
  error.cause instanceof ProtocolError &&
  error.cause.code === errorCodes.methodNotFound;

/** What the upstream lists of these kinds. A kind that it does not declare has no entries. */
export const listOffers = async (client: Client, kinds: readonly OfferKind[], signal: AbortSignal): Promise<Lists> => {
  const offered = client.getServerCapabilities() ?? {};
  const lists: Record<List, readonly unknown[]> = { ...noLists };
  for (const kind of kinds) {
    if (!offered[kind]) continue;
    for (const list of listsOf[kind]) {
      lists[list] = await pagesOf(client, list, signal).catch((error: unknown) => {
        if (kind === "resources" && isUnknownMethod(error)) return [];
        throw error;
      });
    }
  }
  return lists;
};

/**
 * Calls, reads or completes. Of progress only the numbers come through: its message is an uninspected text. A request for
 * input is refused, because what an upstream wants to ask is not for this caller to answer.
 */
export const askUpstream = async (
  client: Client,
  { method, params }: UpstreamRequest,
  { signal, progress }: Pick<ToolContext, "signal" | "progress">,
): Promise<unknown> => {
  const onprogress = ({ progress: done, total }: { progress: number; total?: number | undefined }): void =>
    void progress(done, total).catch(() => undefined);
  const answer = await ask(client, method, params, { signal, onprogress });
  if ((answer["resultType"] ?? "complete") !== "complete") throw new ToolRefusal("upstream-asked");
  return answer;
};
