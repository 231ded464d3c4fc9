import type { LineLog } from "./line-log.ts";
import { numbered } from "./file-names.ts";

/** What is needed of a container of append blobs. */
export interface AppendBlobs {
  /** Names that begin with the prefix. */
  list(prefix: string): Promise<readonly string[]>;
  /** Fails when the blob exists. */
  create(name: string): Promise<void>;
  size(name: string): Promise<number>;
  /** Appends one block; fails unless the blob is exactly `position` bytes long. */
  append(name: string, block: Uint8Array, position: number): Promise<void>;
  read(name: string, from: number): Promise<Uint8Array>;
}

/** The blob this process writes. Blobs of an earlier process are read and left alone. */
interface Place {
  readonly name: string;
  readonly size: number;
  readonly blocks: number;
}

/** The service allows 50,000 blocks per blob. */
const mostBlocks = 49_000;
const tailBytes = 131_072;
const newline = 0x0a;

/**
 * Lines in a series of append blobs, as locked containers allow them. Every append states the position it expects, so a
 * write that was given up and arrives late cannot land behind the ones that replaced it.
 */
export const createAppendBlobLog = (blobs: AppendBlobs, fileName: string): LineLog => {
  const first = numbered(fileName, 1);
  const prefix = first.slice(0, first.lastIndexOf("000001"));
  let place: Place | undefined;
  /** Whether the last append may have been written after all. */
  let uncertain = false;

  const existing = async (): Promise<readonly string[]> => {
    const names = await blobs.list(prefix);
    return names.filter((name) => /^\d{6}\.\w+\.jsonl$/.test(name.slice(prefix.length))).sort();
  };

  const begin = async (): Promise<Place> => {
    const last = (await existing()).at(-1);
    const name = numbered(fileName, last === undefined ? 1 : Number(last.slice(prefix.length, prefix.length + 6)) + 1);
    await blobs.create(name);
    return { name, size: 0, blocks: 0 };
  };

  const measure = async (): Promise<void> => {
    if (place) place = { ...place, size: await blobs.size(place.name), blocks: place.blocks + 1 };
    uncertain = false;
  };

  const lastLineOf = async (name: string): Promise<string | undefined> => {
    const size = name === place?.name ? place.size : await blobs.size(name);
    if (size === 0) return undefined;
    const from = Math.max(0, size - tailBytes);
    const bytes = Buffer.from(await blobs.read(name, from)).subarray(0, size - from);
    const end = bytes.lastIndexOf(newline);
    return bytes.toString("utf8", bytes.lastIndexOf(newline, end - 1) + 1, end);
  };

  return {
    async tail() {
      // The caller has just begun or has failed: a length measured in between may come from a failing service.
      await measure();
      for (const name of [...(await existing())].reverse()) {
        const line = await lastLineOf(name);
        if (line !== undefined) return line;
      }
      return undefined;
    },
    async append(lines) {
      const block = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      if (uncertain) await measure();
      if (!place || place.blocks >= mostBlocks) place = await begin();
      uncertain = true;
      await blobs.append(place.name, block, place.size);
      place = { ...place, size: place.size + block.byteLength, blocks: place.blocks + 1 };
      uncertain = false;
    },
  };
};
