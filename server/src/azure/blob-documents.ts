import { randomBytes } from "node:crypto";
import type { ContainerClient, RestError } from "@azure/storage-blob";
import type { DocumentStore } from "../documents/document-store.ts";

/** Documents looked at for one search; an owner with more gets the ones the service lists first. */
const mostListed = 1_000;

const isId = (id: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(id);

const titleOf = (metadata: Readonly<Record<string, string>> | undefined): string =>
  Buffer.from(metadata?.["title"] ?? "", "base64url").toString();

/** Undefined for a missing blob; every other failure is thrown. */
const unlessMissing = async <T>(question: Promise<T>): Promise<T | undefined> => {
  try {
    return await question;
  } catch (error) {
    if ((error as RestError).statusCode === 404) return undefined;
    throw error;
  }
};

/** One blob for each document, under its owner's key. The owner comes from the token, so a caller cannot name another's. */
export const createBlobDocuments = (container: ContainerClient): DocumentStore => {
  const blobOf = (owner: string, id: string) => container.getBlockBlobClient(`${owner}/${id}`);
  return {
    search: async (owner, words, limit, abortSignal) => {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [];
      let listed = 0;
      for await (const blob of container.listBlobsFlat({ prefix: `${owner}/`, includeMetadata: true, abortSignal })) {
        if ((listed += 1) > mostListed) break;
        const title = titleOf(blob.metadata);
        if (!wanted.every((word) => title.toLowerCase().includes(word))) continue;
        const id = blob.name.slice(owner.length + 1);
        found.push({ id, title, modified: blob.properties.lastModified.toISOString() });
      }
      return found.sort((a, b) => (a.modified > b.modified ? -1 : 1)).slice(0, limit);
    },
    read: async (owner, id, abortSignal) => {
      if (!isId(id)) return undefined;
      const blob = blobOf(owner, id);
      const properties = await unlessMissing(blob.getProperties({ abortSignal }));
      const content = properties && (await unlessMissing(blob.downloadToBuffer(0, undefined, { abortSignal })));
      if (!content) return undefined;
      const modified = properties.lastModified?.toISOString() ?? "";
      return { id, title: titleOf(properties.metadata), modified, text: content.toString() };
    },
    save: async (owner, { title, text }, abortSignal) => {
      const id = randomBytes(16).toString("base64url");
      await blobOf(owner, id).upload(text, Buffer.byteLength(text), {
        metadata: { title: Buffer.from(title).toString("base64url") },
        blobHTTPHeaders: { blobContentType: "text/plain; charset=utf-8" },
        conditions: { ifNoneMatch: "*" },
        abortSignal,
      });
      return id;
    },
    delete: async (owner, id, abortSignal) =>
      isId(id) && (await unlessMissing(blobOf(owner, id).delete({ abortSignal }))) !== undefined,
  };
};
