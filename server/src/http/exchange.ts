/** Header values by lower-case name; a header sent more than once has its values joined by ", ". */
export interface HeaderReader {
  get(name: string): string | null | undefined;
}

/** One HTTP request, in any runtime. The body is read on demand. */
export interface Exchange {
  /** The HTTP method. */
  readonly method: string;
  /** Path as sent, without query. */
  readonly path: string;
  /** Query as sent, without its question mark. */
  readonly query: string;
  /** The request headers. */
  readonly headers: HeaderReader;
  /** Address of the socket's other end; empty where there is no socket. */
  readonly peer: string;
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal;
  /** The whole body, or a refusal when it is larger than `limit` or comes too slowly. */
  readBody(limit: number): Promise<Uint8Array>;
}

/** One HTTP answer. A stream is passed on piece by piece. */
export interface Reply {
  /** The HTTP status. */
  readonly status: number;
  /** The response headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body: in full, in parts that follow one another and split no character, or as a stream. */
  readonly body?: string | readonly string[] | ReadableStream<Uint8Array>;
}

/** Sent with every answer: nothing here is to be cached, sniffed, framed or run. */
const always = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

const jsonHeaders = { ...always, "content-type": "application/json" } as const;

export const jsonTextReply = (status: number, body: string | readonly string[]): Reply => ({
  status,
  headers: jsonHeaders,
  body,
});

/** A body that is no stream, in one piece. */
export const wholeBody = (body: string | readonly string[]): string =>
  typeof body === "string" ? body : body.join("");

export const jsonReply = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { ...jsonHeaders, ...headers },
  body: JSON.stringify(value),
});

export const emptyReply = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { ...always, ...headers },
});

export const streamReply = (body: ReadableStream<Uint8Array>, headers: Readonly<Record<string, string>>): Reply => ({
  status: 200,
  headers: { ...always, "x-accel-buffering": "no", ...headers },
  body,
});
