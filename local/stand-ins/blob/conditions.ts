// Stand-in for Azure Blob storage: conditional headers.
import type { IncomingHttpHeaders } from "node:http";
import { blobRefusals } from "./blob-error.ts";
import type { StoredBlob } from "./store.ts";

const names = (header: string | undefined, { etag }: StoredBlob): boolean =>
  header !== undefined && (header === "*" || header.split(",").some((one) => one.trim() === etag));

const timeOf = (header: string | undefined): number => (header === undefined ? Number.NaN : Date.parse(header));

/** Headers carry whole seconds. */
const secondsOf = ({ modified }: StoredBlob): number => Math.floor(modified.getTime() / 1_000) * 1_000;

/** Throws unless the blob, or its absence, is what the caller expects. */
export const requireConditions = (headers: IncomingHttpHeaders, blob: StoredBlob | undefined): void => {
  const { "if-match": match, "if-none-match": noneMatch } = headers;
  if (!blob) {
    if (match !== undefined) throw blobRefusals.condition();
    return;
  }
  if (noneMatch === "*") throw blobRefusals.blobExists();
  if (match !== undefined && !names(match, blob)) throw blobRefusals.condition();
  if (names(noneMatch, blob)) throw blobRefusals.condition();
  if (secondsOf(blob) > timeOf(headers["if-unmodified-since"])) throw blobRefusals.condition();
};

/** Whether a reader already has what it asks for. */
export const isUnchanged = (headers: IncomingHttpHeaders, blob: StoredBlob): boolean => {
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) return names(noneMatch, blob);
  return secondsOf(blob) <= timeOf(headers["if-modified-since"]);
};
