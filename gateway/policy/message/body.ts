import { isUtf8 } from "node:buffer";

export interface BodyView {
  readonly size: number;
  /** The text that the bytes spell in UTF-8; empty when they spell none. */
  text(): string;
  /** As they came. */
  bytes(): Uint8Array;
}

const nothing = new Uint8Array();

/** A body that has arrived in full. */
export const completeBody = (bytes: Uint8Array = nothing): BodyView => {
  let text: string | undefined;
  return {
    size: bytes.byteLength,
    bytes: () => bytes,
    text: () =>
      (text ??= isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8") : ""),
  };
};
