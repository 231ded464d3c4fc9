import { randomBytes } from "node:crypto";
import type { Document, DocumentStore } from "./document-store.ts";

/**
 * Documents of this process only.
 *
 * @example
 * const documents = createMemoryDocuments();
 * await documents.save("ada", { title: "Plan", text: "Ship it." }, AbortSignal.timeout(1_000));
 */
export const createMemoryDocuments = (now: () => Date = () => new Date()): DocumentStore => {
  const owners = new Map<string, Map<string, Document>>();
  const of = (owner: string): Map<string, Document> => owners.get(owner) ?? new Map<string, Document>();
  return {
    search: async (owner, words, limit) => {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      return [...of(owner).values()]
        .filter(({ title }) => wanted.every((word) => title.toLowerCase().includes(word)))
        .reverse()
        .slice(0, limit)
        .map(({ id, title, modified }) => ({ id, title, modified }));
    },
    read: async (owner, id) => of(owner).get(id),
    save: async (owner, document) => {
      const id = randomBytes(16).toString("base64url");
      const mine = of(owner);
      mine.set(id, { id, modified: now().toISOString(), ...document });
      owners.set(owner, mine);
      return id;
    },
    delete: async (owner, id) => of(owner).delete(id),
  };
};
