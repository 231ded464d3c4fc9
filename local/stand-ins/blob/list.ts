// Stand-in for Azure Blob storage: a container's properties and its list of blobs.
import type { StandInReply } from "../http/message.ts";
import { escaped } from "../http/escaped.ts";
import { blobRefusals } from "./blob-error.ts";
import type { Container, StoredBlob } from "./store.ts";

const mostResults = 5_000;

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const entry = (name: string, blob: StoredBlob, withMetadata: boolean): string => {
  const properties = [
    element("Creation-Time", blob.created.toUTCString()),
    element("Last-Modified", blob.modified.toUTCString()),
    element("Etag", blob.etag.replaceAll('"', "")),
    element("Content-Length", String(blob.content.length)),
    element("Content-Type", escaped(blob.contentType)),
    element("BlobType", blob.type),
    element("LeaseStatus", blob.lease === undefined ? "unlocked" : "locked"),
    element("LeaseState", blob.lease === undefined ? "available" : "leased"),
    element("ServerEncrypted", "true"),
  ].join("");
  const metadata = Object.entries(blob.metadata)
    .map(([key, value]) => element(escaped(key), escaped(value)))
    .join("");
  return element(
    "Blob",
    element("Name", escaped(name)) +
      element("Properties", properties) +
      (withMetadata ? element("Metadata", metadata) : ""),
  );
};

/** Blobs in the order of their names. The marker is the name to go on with. */
export const listBlobs = ({ name, blobs }: Container, query: URLSearchParams, origin: string): StandInReply => {
  if (query.has("delimiter")) throw blobRefusals.unsupported();
  const prefix = query.get("prefix") ?? "";
  const marker = query.get("marker") ?? "";
  const most = Math.min(Number(query.get("maxresults") ?? mostResults), mostResults);
  const names = [...blobs.keys()].filter((one) => one.startsWith(prefix) && one >= marker).sort();
  const withMetadata = (query.get("include") ?? "").split(",").includes("metadata");
  const entries = names.slice(0, most).map((one) => entry(one, blobs.get(one) as StoredBlob, withMetadata));
  const body =
    `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="${origin}/" ContainerName="${name}">` +
    element("Prefix", escaped(prefix)) +
    element("Marker", escaped(marker)) +
    element("MaxResults", String(most)) +
    element("Blobs", entries.join("")) +
    element("NextMarker", escaped(names[most] ?? "")) +
    "</EnumerationResults>";
  return { status: 200, headers: { "content-type": "application/xml" }, body };
};

export const containerProperties = ({ immutable }: Container): StandInReply => ({
  status: 200,
  headers: {
    "x-ms-lease-state": "available",
    "x-ms-lease-status": "unlocked",
    "x-ms-has-immutability-policy": String(immutable),
    "x-ms-has-legal-hold": "false",
  },
});
