import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { EgressRefusal } from "./refusal.ts";

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

export const acceptEncoding = "gzip, br";

const decoded = (message: IncomingMessage): Readable => {
  const coding = (message.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding === "identity" || coding === "") return message;
  // A list means nested compression, which only a bomb needs.
  const decoder = decoders[coding];
  if (!decoder) throw new EgressRefusal("encoding", `content-encoding: "${coding}" received; use gzip, deflate or br`);
  return pipeline(message, decoder(), () => {});
};

/**
 * The decoded body, at most `maxBytes` of it. The cap counts what comes out of the decoder, and the decoder is
 * destroyed at the first byte too many, so a bomb costs one chunk.
 */
export async function* boundedBody(message: IncomingMessage, maxBytes: number): AsyncGenerator<Uint8Array> {
  const declared = Number(message.headers["content-length"] ?? 0);
  const tooLarge = () => new EgressRefusal("size", `response body: more than the ${maxBytes} bytes allowed`);
  if (declared > maxBytes) throw tooLarge();
  let received = 0;
  for await (const chunk of decoded(message) as AsyncIterable<Buffer>) {
    received += chunk.byteLength;
    if (received > maxBytes) throw tooLarge();
    yield chunk;
  }
}
