import type { ContainerClient } from "@azure/storage-blob";
import type { AppendBlobs } from "../audit/index.ts";

/** The audit trail's container: blobs that only grow. */
export const createAppendBlobs = (container: ContainerClient): AppendBlobs => {
  const blobOf = (name: string) => container.getAppendBlobClient(name);
  return {
    list: async (prefix) => {
      const names: string[] = [];
      for await (const { name } of container.listBlobsFlat({ prefix })) names.push(name);
      return names;
    },
    create: async (name) => {
      await blobOf(name).create({ conditions: { ifNoneMatch: "*" } });
    },
    size: async (name) => (await blobOf(name).getProperties()).contentLength ?? 0,
    append: async (name, block, position) => {
      await blobOf(name).appendBlock(block, block.byteLength, { conditions: { appendPosition: position } });
    },
    read: async (name, from) => blobOf(name).downloadToBuffer(from),
  };
};
