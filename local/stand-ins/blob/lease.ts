// Stand-in for Azure Blob storage: leases, by which one writer keeps the others away. They end when they are released or broken; time ends none.
// https://learn.microsoft.com/rest/api/storageservices/lease-blob
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { StandInReply } from "../http/message.ts";
import { blobRefusals } from "./blob-error.ts";
import { requireConditions } from "./conditions.ts";
import type { BlobOperation, StoredBlob } from "./store.ts";

const idIn = (headers: IncomingHttpHeaders): string | undefined => {
  const id = headers["x-ms-lease-id"];
  return typeof id === "string" ? id.toLowerCase() : undefined;
};

/** Throws unless the change comes from the holder of the lease. */
export const requireLease = (headers: IncomingHttpHeaders, blob: StoredBlob | undefined): void => {
  const id = idIn(headers);
  if (blob?.lease === undefined) {
    if (id !== undefined) throw blobRefusals.leaseLost();
    return;
  }
  if (id === undefined) throw blobRefusals.leaseMissing();
  if (id !== blob.lease) throw blobRefusals.leaseMismatch();
};

export const leaseHeaders = ({ lease }: StoredBlob): Readonly<Record<string, string>> =>
  lease === undefined
    ? { "x-ms-lease-state": "available", "x-ms-lease-status": "unlocked" }
    : { "x-ms-lease-state": "leased", "x-ms-lease-status": "locked", "x-ms-lease-duration": "infinite" };

export const withLease = (blob: StoredBlob, lease: string | undefined): StoredBlob => {
  const free: { -readonly [Key in keyof StoredBlob]: StoredBlob[Key] } = { ...blob };
  delete free.lease;
  return lease === undefined ? free : { ...free, lease };
};

const held = ({ lease }: StoredBlob, headers: IncomingHttpHeaders): void => {
  if (lease === undefined || idIn(headers) !== lease) throw blobRefusals.leaseHolder();
};

/** What each action leaves of the lease, and how it answers. */
const actions: Readonly<
  Record<string, (blob: StoredBlob, headers: IncomingHttpHeaders) => { lease: string | undefined; status: number }>
> = {
  acquire: (blob, headers) => {
    const proposed = headers["x-ms-proposed-lease-id"];
    const id = typeof proposed === "string" ? proposed.toLowerCase() : randomUUID();
    if (blob.lease !== undefined && blob.lease !== id) throw blobRefusals.leasePresent();
    return { lease: id, status: 201 };
  },
  renew: (blob, headers) => {
    held(blob, headers);
    return { lease: blob.lease, status: 200 };
  },
  release: (blob, headers) => {
    held(blob, headers);
    return { lease: undefined, status: 200 };
  },
  break: (blob) => {
    if (blob.lease === undefined) throw blobRefusals.leaseAbsent();
    return { lease: undefined, status: 202 };
  },
};

export const leaseBlob = ({ container, name, request }: BlobOperation): StandInReply => {
  const { headers } = request;
  const blob = container.blobs.get(name);
  if (!blob) throw blobRefusals.blobMissing();
  requireConditions(headers, blob);
  const action = actions[String(headers["x-ms-lease-action"])];
  if (!action) throw blobRefusals.headerInvalid("x-ms-lease-action");
  const { lease, status } = action(blob, headers);
  container.blobs.set(name, withLease(blob, lease));
  return {
    status,
    headers: {
      etag: blob.etag,
      "last-modified": blob.modified.toUTCString(),
      ...(lease === undefined ? {} : { "x-ms-lease-id": lease }),
      ...(status === 202 && { "x-ms-lease-time": "0" }),
    },
  };
};
