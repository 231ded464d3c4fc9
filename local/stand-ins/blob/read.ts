// Stand-in for Azure Blob storage: reading a blob, whole or in part.
import type { OutgoingHttpHeaders } from "node:http";
import type { StandInReply } from "../http/message.ts";
import { blobRefusals } from "./blob-error.ts";
import { leaseHeaders } from "./lease.ts";
import { isUnchanged, requireConditions } from "./conditions.ts";
import type { BlobOperation, Container, StoredBlob } from "./store.ts";

const propertiesOf = (blob: StoredBlob, { immutable }: Container): OutgoingHttpHeaders => ({
  etag: blob.etag,
  "last-modified": blob.modified.toUTCString(),
  "x-ms-creation-time": blob.created.toUTCString(),
  "content-type": blob.contentType,
  "accept-ranges": "bytes",
  "x-ms-blob-type": blob.type,
  "x-ms-server-encrypted": "true",
  ...leaseHeaders(blob),
  ...(blob.type === "AppendBlob" && { "x-ms-blob-committed-block-count": String(blob.blockCount) }),
  ...(immutable && { "x-ms-immutability-policy-mode": "locked" }),
  ...Object.fromEntries(Object.entries(blob.metadata).map(([name, value]) => [`x-ms-meta-${name}`, value])),
});

/** First and last byte, or undefined when the whole is asked for. */
const rangeIn = (header: string | undefined, size: number): readonly [number, number] | undefined => {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined) return undefined;
  const from = Number(first);
  if (from >= size) throw blobRefusals.range();
  return [from, last ? Math.min(Number(last), size - 1) : size - 1];
};

export const getBlob = ({ container, name, request }: BlobOperation): StandInReply => {
  const { headers, method } = request;
  const blob = container.blobs.get(name);
  if (!blob) throw blobRefusals.blobMissing();
  const properties = propertiesOf(blob, container);
  if (isUnchanged(headers, blob)) return { status: 304, headers: { etag: blob.etag } };
  requireConditions({ ...headers, "if-none-match": undefined }, blob);
  if (method === "HEAD") return { status: 200, headers: { ...properties, "content-length": blob.content.length } };
  const sent = headers["x-ms-range"] ?? headers.range;
  const { content } = blob;
  const range = rangeIn(typeof sent === "string" ? sent : undefined, content.length);
  if (!range) return { status: 200, headers: properties, body: content };
  const [from, to] = range;
  return {
    status: 206,
    headers: { ...properties, "content-range": `bytes ${from}-${to}/${content.length}` },
    body: content.subarray(from, to + 1),
  };
};
