import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { utf8Bytes } from "@mcp-landing-zone/contract";
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

/** A body that is copied behind its head sooner than several pieces are written. */
const shortBody = 8_192;
/** The same for parts of a body. */
const longBody = 65_536;

/** Corked, head and parts go out in one write, and none of them is copied behind another before. */
const writeInParts = (response: ServerResponse, parts: readonly string[], encoding: BufferEncoding): void => {
  response.cork();
  response.flushHeaders();
  for (const part of parts.slice(0, -1)) response.write(part, encoding);
  response.end(parts.at(-1), encoding);
  response.uncork();
};

export const writeReply = async (
  { status, headers, body = "" }: Reply,
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
  const parts = typeof body === "string" ? [body] : body;
  let [bytes, length] = [0, 0];
  for (const part of parts) {
    bytes += utf8Bytes(part);
    length += part.length;
  }
  response.writeHead(status, { "content-length": bytes, ...headers });
  const encoding = bytes === length ? "latin1" : "utf8";
  if (bytes <= shortBody) response.end(parts.join(""), encoding);
  else writeInParts(response, bytes <= longBody ? [parts.join("")] : parts, encoding);
  if (response.writableLength > 0) {
    await taken(response, "finish", stallMilliseconds, signal).catch(() => response.destroy());
  }
};
