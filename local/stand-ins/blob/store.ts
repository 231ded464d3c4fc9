// Stand-in for Azure Blob storage: containers and what lies in them.
import type { StandInRequest } from "../http/message.ts";

export type BlobType = "BlockBlob" | "AppendBlob";

export interface StoredBlob {
  readonly type: BlobType;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly content: Buffer;
  /** Blocks committed to an append blob. */
  readonly blockCount: number;
  readonly etag: string;
  /** Id of the active lease. */
  readonly lease?: string;
  readonly created: Date;
  readonly modified: Date;
}

export interface Container {
  readonly name: string;
  /** A locked policy: blobs are added and appended to, never changed or removed. */
  readonly immutable: boolean;
  readonly blobs: Map<string, StoredBlob>;
}

export interface BlobOperation {
  readonly container: Container;
  readonly name: string;
  readonly request: StandInRequest;
  readonly now: Date;
}

export const emptyContent = (): Buffer => Buffer.from(new ArrayBuffer(0));

/**
 * The content with a block behind it. It takes the room that `emptyContent` and earlier calls left in the same memory, so that
 * a long trail is not copied with every record; content that was read before stays as it was.
 */
export const appended = (content: Buffer, block: Buffer): Buffer => {
  const size = content.length + block.length;
  const room = content.buffer.byteLength;
  const target = size <= room ? content : Buffer.from(new ArrayBuffer(size * 2));
  if (target !== content) content.copy(target);
  const grown = Buffer.from(target.buffer, 0, size);
  block.copy(grown, content.length);
  return grown;
};

let version = 0x8dd000000000000n;

/** Never the same twice. */
export const nextEtag = (): string => `"0x${(version += 1n).toString(16).toUpperCase()}"`;
