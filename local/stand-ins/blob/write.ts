// Stand-in for Azure Blob storage: operations that change a container.
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import type { StandInReply } from "../http/message.ts";
import { blobRefusals } from "./blob-error.ts";
import { requireConditions } from "./conditions.ts";
import { requireLease } from "./lease.ts";
import { appended, emptyContent, nextEtag } from "./store.ts";
import type { BlobOperation, BlobType, StoredBlob } from "./store.ts";

const mostBlocks = 50_000;
const largestAppend = 100 * 1024 * 1024;

const metadataOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith("x-ms-meta-"))
      .map(([name, value]) => [name.slice("x-ms-meta-".length), String(value)]),
  );

const written = (status: number, { etag, modified }: StoredBlob, headers: OutgoingHttpHeaders = {}): StandInReply => ({
  status,
  headers: { etag, "last-modified": modified.toUTCString(), "x-ms-request-server-encrypted": "true", ...headers },
});

const numberIn = (headers: IncomingHttpHeaders, name: string): number | undefined => {
  const value = headers[name];
  if (value === undefined) return undefined;
  if (typeof value !== "string" || !/^\d{1,15}$/.test(value)) throw blobRefusals.headerInvalid(name);
  return Number(value);
};

const typeIn = (headers: IncomingHttpHeaders): BlobType => {
  const type = headers["x-ms-blob-type"];
  if (type === undefined) throw blobRefusals.headerMissing("x-ms-blob-type");
  if (type !== "BlockBlob" && type !== "AppendBlob") throw blobRefusals.headerInvalid("x-ms-blob-type");
  return type;
};

export const putBlob = ({ container, name, request, now }: BlobOperation): StandInReply => {
  const { headers, body } = request;
  const type = typeIn(headers);
  const before = container.blobs.get(name);
  requireConditions(headers, before);
  requireLease(headers, before);
  if (before && container.immutable) throw blobRefusals.immutable();
  if (type === "AppendBlob" && body.length > 0) throw blobRefusals.headerInvalid("content-length");
  const blob: StoredBlob = {
    type,
    contentType: String(headers["x-ms-blob-content-type"] ?? headers["content-type"] ?? "application/octet-stream"),
    metadata: metadataOf(headers),
    content: type === "AppendBlob" ? emptyContent() : body,
    blockCount: 0,
    etag: nextEtag(),
    created: before?.created ?? now,
    modified: now,
    ...(before?.lease !== undefined && { lease: before.lease }),
  };
  container.blobs.set(name, blob);
  return written(201, blob);
};

export const appendBlock = ({ container, name, request, now }: BlobOperation): StandInReply => {
  const { headers, body } = request;
  const before = container.blobs.get(name);
  if (!before) throw blobRefusals.blobMissing();
  if (before.type !== "AppendBlob") throw blobRefusals.blobType();
  requireConditions(headers, before);
  requireLease(headers, before);
  const size = before.content.length;
  const position = numberIn(headers, "x-ms-blob-condition-appendpos");
  const maxSize = numberIn(headers, "x-ms-blob-condition-maxsize");
  if (position !== undefined && position !== size) throw blobRefusals.appendPosition();
  if (maxSize !== undefined && size + body.length > maxSize) throw blobRefusals.maxSize();
  if (body.length === 0) throw blobRefusals.headerInvalid("content-length");
  if (body.length > largestAppend) throw blobRefusals.tooLarge();
  if (before.blockCount >= mostBlocks) throw blobRefusals.blockCount();
  const blob: StoredBlob = {
    ...before,
    content: appended(before.content, body),
    blockCount: before.blockCount + 1,
    etag: nextEtag(),
    modified: now,
  };
  container.blobs.set(name, blob);
  return written(201, blob, {
    "x-ms-blob-append-offset": String(size),
    "x-ms-blob-committed-block-count": String(blob.blockCount),
  });
};

export const setMetadata = ({ container, name, request, now }: BlobOperation): StandInReply => {
  const before = container.blobs.get(name);
  if (!before) throw blobRefusals.blobMissing();
  requireConditions(request.headers, before);
  requireLease(request.headers, before);
  if (container.immutable) throw blobRefusals.immutable();
  const blob: StoredBlob = { ...before, metadata: metadataOf(request.headers), etag: nextEtag(), modified: now };
  container.blobs.set(name, blob);
  return written(200, blob);
};

export const deleteBlob = ({ container, name, request }: BlobOperation): StandInReply => {
  const before = container.blobs.get(name);
  if (!before) throw blobRefusals.blobMissing();
  requireConditions(request.headers, before);
  requireLease(request.headers, before);
  if (container.immutable) throw blobRefusals.immutable();
  container.blobs.delete(name);
  return { status: 202, headers: { "x-ms-delete-type-permanent": "false" } };
};
