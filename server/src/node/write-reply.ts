import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Reply } from "../http/exchange.ts";

/** Resolves when the reader has drained the buffer; rejects when it disconnects or stalls for too long. */
const taken = async (
  response: ServerResponse,
  event: "drain" | "finish",
  stallMilliseconds: number,
  signal: AbortSignal,
): Promise<void> => {
  await once(response, event, { signal: AbortSignal.any([signal, AbortSignal.timeout(stallMilliseconds)]) });
};

/** Pipes a stream with back-pressure, and gives up on a reader that stalls. */
const pipe = async (
  body: ReadableStream<Uint8Array>,
  response: ServerResponse,
  stallMilliseconds: number,
  signal: AbortSignal,
): Promise<void> => {
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) break;
      if (response.write(value)) continue;
      await taken(response, "drain", stallMilliseconds, signal);
    }
    response.end();
  } catch {
    cancel();
    response.destroy();
  } finally {
    signal.removeEventListener("abort", cancel);
  }
};

/** A body that is copied behind its head sooner than two pieces are written. */
const shortBody = 8_192;

export const writeReply = async (
  { status, headers, body }: Reply,
  response: ServerResponse,
  stallMilliseconds: number,
  signal: AbortSignal,
): Promise<void> => {
  if (body instanceof ReadableStream) {
    response.writeHead(status, headers);
    response.flushHeaders();
    await pipe(body, response, stallMilliseconds, signal);
    return;
  }
  const text = body ?? "";
  const bytes = Buffer.byteLength(text);
  response.writeHead(status, { "content-length": bytes, ...headers });
  const encoding = bytes === text.length ? "latin1" : "utf8";
  if (bytes <= shortBody) response.end(text, encoding);
  else {
    // Corked, head and body go out in one write; given to `end` alone, the body would first be copied behind the head.
    response.cork();
    response.flushHeaders();
    response.end(text, encoding);
    response.uncork();
  }
  if (response.writableLength > 0) {
    await taken(response, "finish", stallMilliseconds, signal).catch(() => response.destroy());
  }
};
