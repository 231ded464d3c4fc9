// Stand-in for Azure Blob storage: one account, for principals that hold the role. Keys and signatures are switched off.
import type { CheckBearer } from "../entra/bearer.ts";
import type { Handler, StandInReply, StandInRequest } from "../http/message.ts";
import { BlobRefusal, blobRefusals, refusalReply } from "./blob-error.ts";
import { leaseBlob, withLease } from "./lease.ts";
import { containerProperties, listBlobs } from "./list.ts";
import { getBlob } from "./read.ts";
import type { BlobOperation, Container } from "./store.ts";
import { appendBlock, deleteBlob, putBlob, setMetadata } from "./write.ts";

interface BlobAccountOptions {
  readonly tenantId: string;
  readonly check: CheckBearer;
  /** Object ids of the principals that may read and write. */
  readonly allowed: readonly string[];
  readonly containers: readonly { readonly name: string; readonly immutable?: boolean }[];
  readonly now: () => number;
}

export interface BlobAccount {
  readonly handle: Handler;
  /** What lies in a container, as an owner of the account would see it. */
  files(container: string): ReadonlyMap<string, Buffer>;
  /** Puts a text there, as an owner of the account would. */
  place(container: string, name: string, text: string): void;
  /** Names of the blobs that are leased. */
  leases(container: string): readonly string[];
  /** Takes or ends a lease as another client would. */
  lease(container: string, name: string, held?: boolean): void;
}

/** Bearer tokens are understood from this version of the interface on. */
const oldestVersion = "2017-11-09";

const operations: Readonly<Record<string, (operation: BlobOperation) => StandInReply>> = {
  "PUT ": putBlob,
  "PUT appendblock": appendBlock,
  "PUT metadata": setMetadata,
  "PUT lease": leaseBlob,
  "GET ": getBlob,
  "HEAD ": getBlob,
  "DELETE ": deleteBlob,
};

const onContainer = (container: Container, { method, query, origin }: StandInRequest): StandInReply => {
  const reads = method === "GET" || method === "HEAD";
  if (!reads || query.get("restype") !== "container") throw blobRefusals.unsupported();
  if (!query.has("comp")) return containerProperties(container);
  if (query.get("comp") !== "list") throw blobRefusals.unsupported();
  return listBlobs(container, query, origin);
};

export const createBlobAccount = (options: BlobAccountOptions): BlobAccount => {
  const { tenantId, check, allowed, now } = options;
  const containers = new Map<string, Container>(
    options.containers.map(({ name, immutable = false }) => [name, { name, immutable, blobs: new Map() }]),
  );

  const authorize = async ({ headers }: StandInRequest): Promise<void> => {
    if (headers.authorization === undefined) throw blobRefusals.anonymous();
    const claims = await check(headers.authorization);
    if (!claims) throw blobRefusals.badToken();
    if (String(headers["x-ms-version"] ?? "") < oldestVersion) throw blobRefusals.headerInvalid("x-ms-version");
    if (!allowed.includes(String(claims["oid"]))) throw blobRefusals.noRole();
  };

  const perform = (request: StandInRequest): StandInReply => {
    const [, containerName = "", encodedName = ""] = /^\/([^/]+)(?:\/(.+))?$/.exec(request.path) ?? [];
    const container = containers.get(containerName);
    if (!container) throw blobRefusals.containerMissing();
    if (encodedName === "") return onContainer(container, request);
    const operation = operations[`${request.method} ${request.query.get("comp") ?? ""}`];
    if (!operation) throw blobRefusals.unsupported();
    return operation({ container, name: decodeURIComponent(encodedName), request, now: new Date(now()) });
  };

  const blobsOf = (name: string) => {
    const blobs = containers.get(name)?.blobs;
    if (!blobs) throw new Error(`container "${name}" is none of ${[...containers.keys()].join(", ")}`);
    return blobs;
  };

  return {
    handle: async (request) => {
      const version = String(request.headers["x-ms-version"] ?? oldestVersion);
      const answer = await authorize(request)
        .then(() => perform(request))
        .catch((error: unknown) => {
          if (error instanceof BlobRefusal) return refusalReply(error, tenantId);
          throw error;
        });
      return { ...answer, headers: { "x-ms-version": version, ...answer.headers } };
    },
    files: (name) => new Map([...blobsOf(name)].map(([blobName, blob]) => [blobName, blob.content])),
    place: (name, blobName, text) => {
      const at = new Date(now());
      const common = { type: "BlockBlob", contentType: "text/plain", metadata: {}, blockCount: 0 } as const;
      const etag = `"0x${at.getTime().toString(16).toUpperCase()}"`;
      blobsOf(name).set(blobName, { ...common, content: Buffer.from(text), etag, created: at, modified: at });
    },
    leases: (name) => [...blobsOf(name)].flatMap(([blobName, { lease }]) => (lease === undefined ? [] : [blobName])),
    lease: (name, blobName, held = true) => {
      const blob = blobsOf(name).get(blobName);
      if (!blob) throw new Error(`blob "${blobName}" is not in ${name}`);
      blobsOf(name).set(blobName, withLease(blob, held ? "another-client" : undefined));
    },
  };
};
