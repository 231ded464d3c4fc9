import { createServer as createHttpServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { connect } from "node:net";
import { json } from "node:stream/consumers";
import type { AddressInfo } from "node:net";
import { createMcpHandler, Server, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import type {
  CallToolResult,
  CompleteResult,
  GetPromptResult,
  Prompt as WirePrompt,
  ReadResourceResult,
  Resource as WireResource,
  ResourceTemplateType as WireTemplate,
  ServerContext,
  Tool as WireTool,
} from "@modelcontextprotocol/server";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { withDigests } from "@mcp-landing-zone/contract";
import type { ToolCatalogue, Upstream } from "@mcp-landing-zone/contract";
import type { Assignment } from "../server/src/upstreams/pin-tools.ts";
import { pinTools } from "../server/src/upstreams/pin-tools.ts";
import { createUpstreamTools } from "../server/src/upstreams/upstream-tools.ts";
import type { HttpWay } from "../server/src/upstreams/http-link.ts";
import type { UpstreamOptions } from "../server/src/upstreams/upstream-tools.ts";
import { createServer } from "../server/src/server.ts";
import { answerOf, createHarness, modern, scope } from "./harness.ts";
import type { Harness, HarnessOptions } from "./harness.ts";

type UpstreamEra = "modern" | "legacy";

type Answer = (args: Readonly<Record<string, unknown>>, context: ServerContext) => Promise<CallToolResult>;

/** What a foreign server offers besides tools. Its lists and answers can change under way; undefined where it offers none. */
export interface OtherReadings {
  resources: WireResource[];
  templates: WireTemplate[];
  prompts: WirePrompt[];
  read: (uri: string, context: ServerContext) => Promise<ReadResourceResult>;
  get: (name: string, args: Readonly<Record<string, unknown>>) => Promise<GetPromptResult>;
  complete: (params: unknown) => Promise<CompleteResult>;
}

/** A foreign server, on the official SDK. Its lists and answers can change under way. */
export interface OtherServer {
  tools: WireTool[];
  answer: Answer;
  readings: OtherReadings | undefined;
  /** Seen of every request that reached it. */
  readonly requests: { readonly method: string; readonly headers: IncomingHttpHeaders }[];
  /** Messages that were to be answered in its place. */
  readonly asked: { readonly id?: unknown }[];
  /** Calls whose cancellation reached it. */
  cancelled: number;
  /** Answers calls in its place, below the protocol. */
  interfere: ((response: ServerResponse, id: unknown) => void) | undefined;
  announce(): void;
  /** Where it listens, without TLS. */
  readonly address: string;
  /** How the guard gets to it under the name that the tests give it. */
  readonly way: { -readonly [K in keyof HttpWay]: HttpWay[K] };
  close(): Promise<void>;
}

export const search: WireTool = {
  name: "search",
  title: "Search",
  description: "Searches the archive.",
  inputSchema: { type: "object", properties: { query: { type: "string" } }, required: ["query"] },
};

export const said = (text: string): CallToolResult => ({ content: [{ type: "text", text }] });

const offerReadings = (server: Server, readings: OtherReadings): void => {
  server.setRequestHandler("resources/list", () => ({ resources: readings.resources }));
  server.setRequestHandler("resources/templates/list", () => ({ resourceTemplates: readings.templates }));
  server.setRequestHandler("resources/read", ({ params: { uri } }, context) => readings.read(uri, context));
  server.setRequestHandler("prompts/list", () => ({ prompts: readings.prompts }));
  server.setRequestHandler("prompts/get", ({ params }) => readings.get(params.name, params.arguments ?? {}));
  server.setRequestHandler("completion/complete", ({ params }) => readings.complete(params));
};

export const startOtherServer = async (era: UpstreamEra): Promise<OtherServer> => {
  const connected: Server[] = [];
  const other: OtherServer = {
    tools: [search],
    answer: async ({ query }) => said(`found ${String(query)}`),
    readings: undefined,
    requests: [],
    asked: [],
    cancelled: 0,
    interfere: undefined,
    get address() {
      return `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`;
    },
    announce: () => {
      modern.notify.toolsChanged();
      modern.notify.resourcesChanged();
      for (const server of connected) void server.sendToolListChanged().catch(() => undefined);
    },
    way: {
      resolve: async () => ["127.0.0.1"],
      // Plain TCP to where it listens: certificates are the egress guard's own tests' business.
      connect: ({ address }) =>
        new Promise((resolve, reject) => {
          const socket = connect({ host: address, port: (http.address() as AddressInfo).port });
          socket.once("connect", () => resolve(socket)).once("error", reject);
        }),
    },
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  const create = (): Server => {
    const changing = { listChanged: true };
    const capabilities = {
      tools: changing,
      ...(other.readings && { resources: changing, prompts: changing, completions: {} }),
    };
    const server = new Server({ name: "other", version: "1.0.0" }, { capabilities });
    server.setRequestHandler("tools/list", () => ({ tools: other.tools }));
    server.setRequestHandler("tools/call", ({ params }, context) => {
      context.mcpReq.signal.addEventListener("abort", () => (other.cancelled += 1), { once: true });
      return other.answer(params.arguments ?? {}, context);
    });
    if (other.readings) offerReadings(server, other.readings);
    return server;
  };
  const modern = createMcpHandler(create, { legacy: "reject" });
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const legacy = async (request: Request): Promise<Response> => {
    const known = sessions.get(request.headers.get("mcp-session-id") ?? "");
    if (known) return known.handleRequest(request);
    const transport: WebStandardStreamableHTTPServerTransport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    const server = create();
    connected.push(server);
    await server.connect(transport);
    return transport.handleRequest(request);
  };
  const handle = toNodeHandler(era === "modern" ? modern : { fetch: legacy });
  const http = createHttpServer((request, response) => {
    other.requests.push({ method: request.method ?? "", headers: request.headers });
    const method = String(request.headers["mcp-method"]);
    if (other.interfere && /^(?:tools\/call|resources\/read|prompts\/get)$/.test(method)) {
      const { interfere } = other;
      return void json(request).then((message) => {
        const asked = message as { readonly id?: unknown };
        other.asked.push(asked);
        interfere(response, asked.id);
      });
    }
    const { url = "" } = request;
    void handle(Object.assign(request, { method: request.method ?? "", url }), response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return other;
};

export const overHttpAt = (more: Partial<Upstream> = {}): Upstream => ({
  name: "archive",
  url: "https://tools.example/mcp",
  private: ["127.0.0.0/8"],
  ...more,
});

export const reading: Assignment = { scope: "archive.read", effect: "read", classification: "internal" };

export const pinnedCatalogue = (
  listed: readonly unknown[],
  assignments: Readonly<Record<string, Assignment>>,
  name = "archive",
): ToolCatalogue => {
  const { tools } = pinTools({ upstream: { name }, assignments, listed });
  return withDigests([scope("archive.read"), scope("archive.write")], tools);
};

interface Called {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly structuredContent?: unknown;
  readonly _meta?: Readonly<Record<string, unknown>>;
}

export interface Guarded extends Harness {
  /** Names of the tools that a caller with every right is shown. */
  readonly listed: () => Promise<readonly string[]>;
  readonly call: (
    name: string,
    args?: Readonly<Record<string, unknown>>,
    more?: { readonly meta?: object; readonly signal?: AbortSignal },
  ) => Promise<{ readonly result: Called; readonly error?: { readonly message: string } }>;
  /** The answer to any other request of that caller. */
  readonly ask: (
    method: string,
    params?: Readonly<Record<string, unknown>>,
    scp?: string,
  ) => ReturnType<typeof answerOf>;
  readonly close: () => Promise<void>;
}

/** This server in front of `upstream`, with what `catalogue` says of it. */
export const guard = async (
  upstreams: Upstream | readonly Upstream[],
  catalogue: ToolCatalogue,
  { ports: replaced, ...options }: Partial<Omit<UpstreamOptions, "ports">> & Pick<HarnessOptions, "ports"> = {},
): Promise<Guarded> => {
  let close: Guarded["close"] = async () => undefined;
  const harness = await createHarness({
    catalogue,
    ...(replaced && { ports: replaced }),
    create: (settings, ports) => {
      const served = createUpstreamTools({
        secrets: undefined,
        identityToken: async (wanted) => `identity-token for ${wanted}`,
        ...options,
        upstreams: [upstreams].flat(),
        catalogue,
        ports,
      });
      close = served.close;
      return createServer({ ...served, catalogue, settings, ports });
    },
  });
  // The first comparison, which no request waits for when a server starts.
  await harness.server.registry.refresh();
  const token = await harness.issuer.user({ scp: "archive.read archive.write" });
  return {
    ...harness,
    close,
    listed: async () => {
      const { result } = await answerOf(await harness.send({ token, ...modern("tools/list") }));
      return (result as unknown as { tools: { name: string }[] }).tools.map(({ name }) => name);
    },
    call: async (name, args = { query: "whales" }, { meta, signal } = {}) => {
      const sent = modern("tools/call", { name, arguments: args, ...(meta && { _meta: meta }) });
      const { result, error } = await answerOf(await harness.send({ token, ...sent, ...(signal && { signal }) }));
      return { result: result as unknown as Called, ...(error && { error }) };
    },
    ask: async (method, params = {}, scp = "archive.read archive.write") =>
      answerOf(await harness.send({ token: await harness.issuer.user({ scp }), ...modern(method, params) })),
  };
};

export const textOf = ({ content }: Called): string => content.map(({ text }) => text).join("\n");

/** The reason for which a call was refused, as its result says. */
export const refusalOf = ({ _meta }: Called): unknown => _meta?.["org.landing-zone/refusal"];
