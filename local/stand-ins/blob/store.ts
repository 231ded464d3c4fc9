// Stand-in for Azure Blob storage: containers and what lies in them.

export type BlobType = "BlockBlob" | "AppendBlob";

export interface StoredBlob {
  readonly type: BlobType;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly blocks: readonly Buffer[];
  readonly size: number;
  readonly etag: string;
  readonly created: Date;
  readonly modified: Date;
}

export interface Container {
  readonly name: string;
  /** A locked policy: blobs are added and appended to, never changed or removed. */
  readonly immutable: boolean;
  readonly blobs: Map<string, StoredBlob>;
}

export const contentOf = ({ blocks }: Pick<StoredBlob, "blocks">): Buffer => Buffer.concat(blocks);

let version = 0x8dd000000000000n;

/** Never the same twice. */
export const nextEtag = (): string => `"0x${(version += 1n).toString(16).toUpperCase()}"`;
