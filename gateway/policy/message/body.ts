import { isUtf8 } from "node:buffer";
import type { BodyView } from "../expression/scope.ts";

const nothing = new Uint8Array();

/** A body that has arrived in full. */
export function completeBody(bytes: Uint8Array = nothing): BodyView {
  let text: string | undefined;
  return {
    size: bytes.byteLength,
    text: () =>
      (text ??= isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8") : ""),
  };
}
