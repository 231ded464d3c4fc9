import type { DocumentStore } from "../documents/document-store.ts";
import { defineTool } from "../tools/define-tool.ts";
import type { Tool } from "../tools/define-tool.ts";
import { integer, list, longText, object, optional, text } from "../tools/schema.ts";
import { ToolError } from "../tools/tool-context.ts";

export const documentId = text({
  description: "Id of a document, as search_documents or save_document gave it",
  minLength: 22,
  maxLength: 22,
  pattern: "^[A-Za-z0-9_-]{22}$",
});

const title = text({ minLength: 1, maxLength: 200 });

/** One answer for a document that never was, is gone, or belongs to another. */
export const notFound = (): ToolError =>
  new ToolError("There is no such document. Use search_documents to find its id.", { foreign: false });

export const documentTools = (documents: DocumentStore): readonly Tool[] => [
  defineTool({
    name: "search_documents",
    version: "1.0.0",
    title: "Search documents",
    description: "Finds your documents whose title contains all the given words, newest first.",
    scope: "documents.read",
    effect: "read",
    classification: "confidential",
    spotlight: { mode: "delimit", fields: ["documents.*.title"] },
    input: object({
      words: text({ description: "Words to look for; empty finds all", maxLength: 200 }),
      limit: optional(integer({ minimum: 1, maximum: 50 })),
    }),
    output: object({
      documents: list(
        object({
          id: text({ maxLength: 22 }),
          title: longText("Title, as its author wrote it"),
          modified: text({ maxLength: 30 }),
        }),
        { maxItems: 50 },
      ),
    }),
    run: async ({ words, limit }, { principal, signal }) => ({
      documents: await documents.search(principal.key, words, limit ?? 10, signal),
    }),
  }),
  defineTool({
    name: "read_document",
    version: "1.0.0",
    title: "Read a document",
    description: "Returns the text of one of your documents.",
    scope: "documents.read",
    effect: "read",
    classification: "confidential",
    limits: { maxOutputBytes: 262_144 },
    spotlight: { mode: "datamark", fields: ["title", "text"] },
    input: object({ id: documentId }),
    output: object({
      id: text({ maxLength: 22 }),
      title: longText("Title, as its author wrote it"),
      modified: text({ maxLength: 30 }),
      text: longText("Text, as its author wrote it"),
    }),
    run: async ({ id }, { principal, signal }) => {
      const found = await documents.read(principal.key, id, signal);
      if (!found) throw notFound();
      return found;
    },
  }),
  defineTool({
    name: "save_document",
    version: "1.0.0",
    title: "Save a document",
    description: "Stores a new document in your name and returns its id.",
    scope: "documents.write",
    effect: "write",
    classification: "confidential",
    limits: { callsPerMinute: 20, callsPerDay: 500, maxInputBytes: 131_072 },
    input: object({ title, text: text({ maxLength: 100_000 }) }),
    output: object({ id: text({ maxLength: 22 }) }),
    run: async (document, { principal, signal }) => ({ id: await documents.save(principal.key, document, signal) }),
  }),
  defineTool({
    name: "delete_document",
    version: "1.0.0",
    title: "Delete a document",
    description: "Deletes one of your documents for good. Another person has to approve it first.",
    scope: "documents.delete",
    effect: "destructive",
    classification: "restricted",
    approval: "other-person",
    limits: { callsPerMinute: 5, callsPerDay: 50 },
    input: object({ id: documentId }),
    output: object({ deleted: text({ maxLength: 22 }) }),
    run: async ({ id }, { principal, signal }) => {
      if (!(await documents.delete(principal.key, id, signal))) throw notFound();
      return { deleted: id };
    },
  }),
];
