import { Client, ProtocolError } from "@modelcontextprotocol/client";
import type { RequestOptions, Transport } from "@modelcontextprotocol/client";
import type { ToolContext } from "../tools/tool-context.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { UpstreamError, UpstreamUnavailable } from "./link.ts";
import { isRecord } from "../record.ts";

const info = { name: "mcp-landing-zone", version: "0.1.0" } as const;

/** How long an upstream may take to say which revision it speaks. */
const probeMs = 8_000;
/** Ends what a caller's own signal does not: a request whose answer never comes. */
const longestMs = 600_000;

const mostPages = 16;
const mostTools = 256;

/**
 * A client that offers nothing: no sampling, no roots, no elicitation. A request for one of them gets the protocol's own
 * refusal.
 */
export const createClient = (onListChanged?: () => void): Client =>
  new Client(info, {
    capabilities: {},
    versionNegotiation: { mode: "auto", probe: { timeoutMs: probeMs } },
    inputRequired: { autoFulfill: false },
    ...(onListChanged && {
      listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: () => onListChanged() } },
    }),
  });

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

/** Takes every answer as it is: what counts as the same definition is for the digest to say, and what counts as a result for us. */
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
    if (cause instanceof ProtocolError) throw new UpstreamError(cause.message, { cause });
    throw new UpstreamUnavailable("the upstream gave no answer", { cause });
  }
  throw new UpstreamUnavailable("the upstream's answer is no object");
};

/** All pages of the list, bounded. */
export const listTools = async (client: Client, signal: AbortSignal): Promise<readonly unknown[]> => {
  const tools: unknown[] = [];
  let cursor: unknown;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await ask(client, "tools/list", typeof cursor === "string" ? { cursor } : {}, { signal });
    if (!Array.isArray(answer["tools"])) throw new UpstreamUnavailable("the upstream's list is no list");
    tools.push(...(answer["tools"] as unknown[]));
    if (tools.length > mostTools) throw new UpstreamUnavailable(`the upstream lists more than ${mostTools} tools`);
    cursor = answer["nextCursor"];
    if (cursor === undefined || cursor === null) return tools;
  }
  throw new UpstreamUnavailable(`the upstream's list has more than ${mostPages} pages`);
};

/**
 * Calls a tool. Of progress only the numbers come through: its message is an uninspected text. A request for input
 * is refused, because what an upstream wants to ask is not for this caller to answer.
 */
export const callTool = async (
  client: Client,
  name: string,
  args: unknown,
  { signal, progress }: Pick<ToolContext, "signal" | "progress">,
): Promise<unknown> => {
  const onprogress = ({ progress: done, total }: { progress: number; total?: number | undefined }): void =>
    void progress(done, total).catch(() => undefined);
  const answer = await ask(client, "tools/call", { name, arguments: args }, { signal, onprogress });
  if ((answer["resultType"] ?? "complete") !== "complete") throw new ToolRefusal("upstream-asked");
  return answer;
};
