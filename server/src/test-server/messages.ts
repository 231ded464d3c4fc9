import { envelope, headers as headerNames, namedBy, revisions } from "@mcp-landing-zone/contract";

type Params = Readonly<Record<string, unknown>>;

/** A message and the headers that go with it. An undefined header is not sent. */
export interface Sendable {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A request of the current revision, with the headers that it mirrors. */
export const modern = (method: string, params: Params = {}, capabilities: Params = {}): Sendable => {
  const target = Object.hasOwn(namedBy, method) ? params[namedBy[method] ?? ""] : undefined;
  return {
    body: {
      jsonrpc: "2.0",
      id: 1,
      method,
      params: {
        ...params,
        _meta: {
          [envelope.protocolVersion]: revisions.modern[0],
          [envelope.clientCapabilities]: capabilities,
          [envelope.clientInfo]: { name: "test", version: "1.0.0" },
          ...(params["_meta"] as Params | undefined),
        },
      },
    },
    headers: {
      [headerNames.protocolVersion]: revisions.modern[0],
      [headerNames.method]: method,
      [headerNames.name]: typeof target === "string" ? target : undefined,
    },
  };
};

/** A request of the older revision. */
export const legacy = (method: string, params: Params = {}): Sendable => ({
  body: { jsonrpc: "2.0", id: 1, method, params },
  headers: { [headerNames.protocolVersion]: revisions.legacy[0] },
});

/** A JSON-RPC answer and how it came. */
export interface Answered {
  /** The HTTP status. */
  readonly status: number;
  /** The response headers. */
  readonly headers: Headers;
  /** The result of the method. */
  readonly result?: Readonly<Record<string, unknown>>;
  /** The error of the method. */
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Params };
}

/** The JSON-RPC answer, whether it came as JSON or as the last event of a stream. */
export const answerOf = async (response: Response): Promise<Answered> => {
  const { status, headers } = response;
  const text = await response.text();
  const stream = headers.get("content-type")?.startsWith("text/event-stream");
  const last = stream
    ? text
        .split("\n")
        .findLast((line) => line.startsWith("data: {"))
        ?.slice("data: ".length)
    : text;
  return { status, headers, ...(last ? (JSON.parse(last) as object) : {}) };
};
