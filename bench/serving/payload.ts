import { envelope } from "@mcp-landing-zone/contract";

/** The request to every target, and the expected answer. */
const argumentText = "The quick brown fox jumps over the lazy dog. ".repeat(23).slice(0, 1_000);

/** A new text every time, as if it had just been read from somewhere: nothing can be known of it from the last call. */
export const answers = (bytes: number): (() => string) => {
  const sentence = "Pack my box with five dozen liquor jugs, and mind the gap. ";
  const said = Buffer.from(sentence.repeat(Math.ceil(bytes / sentence.length)).slice(0, bytes));
  return () => said.toString("latin1");
};

export const tokenScope = "bench.use";

export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const always = { "content-type": "application/json", accept: "application/json, text/event-stream" };

const modern = (method: string, params: { readonly name?: string }): Sent => ({
  headers: {
    ...always,
    "mcp-protocol-version": "2026-07-28",
    "mcp-method": method,
    ...(params.name !== undefined && { "mcp-name": params.name }),
  },
  body: JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method,
    params: {
      ...params,
      _meta: {
        [envelope.protocolVersion]: "2026-07-28",
        [envelope.clientCapabilities]: {},
        [envelope.clientInfo]: { name: "bench", version: "1.0.0" },
      },
    },
  }),
});

const legacy = (method: string, params: object): Sent => ({
  headers: { ...always, "mcp-protocol-version": "2025-11-25" },
  body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
});

const echo = { name: "echo", arguments: { say: argumentText } };

/** The call, in the words of each revision. */
export const calls = {
  "2026-07-28": modern("tools/call", echo),
  "2025-11-25": legacy("tools/call", echo),
} as const satisfies Readonly<Record<string, Sent>>;

/** The list of tools, in the words of each revision. */
export const lists = {
  "2026-07-28": modern("tools/list", {}),
  "2025-11-25": legacy("tools/list", {}),
} as const satisfies Readonly<Record<string, Sent>>;

/** Opens a session of the 2025 revision. */
export const opening = legacy("initialize", {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "bench", version: "1.0.0" },
});
