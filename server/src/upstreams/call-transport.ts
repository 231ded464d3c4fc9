import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { FetchLike } from "@modelcontextprotocol/client";
import { UpstreamUnavailable } from "./link.ts";

type Send = StreamableHTTPClientTransport["send"];

export const isStream = (headers: Headers): boolean => /^text\/event-stream\b/i.test(headers.get("content-type") ?? "");

/** A stream is not taken up again: its connection is one call's alone. */
const noReconnection = {
  initialReconnectionDelay: 0,
  maxReconnectionDelay: 0,
  reconnectionDelayGrowFactor: 1,
  maxRetries: 0,
} as const;

/** The connection of one call. The SDK's client goes on waiting when the body that was to hold an answer ends without it. */
export class CallTransport extends StreamableHTTPClientTransport {
  readonly #ends = new Map<string, AbortController>();
  readonly #seen: { stream: boolean };

  constructor(url: URL, fetch: FetchLike) {
    const seen = { stream: false };
    const noted: FetchLike = async (...request) => {
      const answer = await fetch(...request);
      seen.stream = isStream(answer.headers);
      return answer;
    };
    super(url, { fetch: noted, reconnectionOptions: noReconnection });
    this.#seen = seen;
  }

  /** Aborts once the answer to the request of this method can no longer come, or has come. */
  endOf(method: string): AbortSignal {
    const end = this.#ends.get(method) ?? new AbortController();
    this.#ends.set(method, end);
    return end.signal;
  }

  override async send(message: Parameters<Send>[0], options: Parameters<Send>[1] = {}): Promise<void> {
    const end = "method" in message && "id" in message ? this.#ends.get(message.method) : undefined;
    if (!end) return super.send(message, options);
    const over = (): void => end.abort(new UpstreamUnavailable("the answer's body ended without the answer"));
    await super.send(message, { ...options, onRequestStreamEnd: over });
    if (!this.#seen.stream) over();
  }
}
