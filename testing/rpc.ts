// A client of the protocol in plain HTTP, in both of its eras.
import { envelope } from "@mcp-landing-zone/contract";

export const eras = ["2026-07-28", "2025-11-25"] as const;
type Era = (typeof eras)[number];

interface ToolCall {
  readonly era?: Era;
  /** @default none is sent */
  readonly token?: string;
  readonly tool: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RpcAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly result?: {
    readonly isError?: boolean;
    readonly structuredContent?: Readonly<Record<string, unknown>>;
    readonly content?: readonly { readonly text?: string }[];
    readonly _meta?: Readonly<Record<string, unknown>>;
  };
  readonly error?: { readonly code: number; readonly message: string };
}

const modern = (tool: string, given: unknown) => ({
  headers: { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": tool },
  params: {
    name: tool,
    arguments: given,
    _meta: {
      [envelope.protocolVersion]: "2026-07-28",
      [envelope.clientCapabilities]: {},
      [envelope.clientInfo]: { name: "test", version: "1.0.0" },
    },
  },
});

const legacy = (tool: string, given: unknown) => ({
  headers: { "mcp-protocol-version": "2025-11-25" },
  params: { name: tool, arguments: given },
});

/** The answer, whether it came as JSON or as the last event of a stream. */
const read = async (answer: Response): Promise<RpcAnswer> => {
  const text = await answer.text();
  const events = text.split("\n").filter((line) => line.startsWith("data: {"));
  const json = events.at(-1)?.slice("data: ".length) ?? text;
  return { status: answer.status, headers: answer.headers, ...(json === "" ? {} : (JSON.parse(json) as object)) };
};

export const callTool = async (url: string, call: ToolCall): Promise<RpcAnswer> => {
  const { era = "2026-07-28", token, tool, arguments: given = {} } = call;
  const { headers, params } = era === "2026-07-28" ? modern(tool, given) : legacy(tool, given);
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
      ...call.headers,
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
    signal: AbortSignal.timeout(20_000),
  });
  return read(answer);
};
