import { ContainerClient } from "@azure/storage-blob";
import { beforeEach, describe, expect, it } from "vitest";
import { createBlobDocuments } from "../../server/src/azure/blob-documents.ts";
import { quickStorageRetry } from "../../server/src/azure/deadlines.ts";
import type { DocumentStore } from "../../server/src/documents/document-store.ts";
import { useAzure } from "./use-azure.ts";

const azure = useAzure();
const { signal } = new AbortController();

let documents: DocumentStore;
let owner: string;
let number = 0;

beforeEach(() => {
  const url = `${azure.standIns.urls.documents}/documents`;
  documents = createBlobDocuments(new ContainerClient(url, azure.identity, { retryOptions: quickStorageRetry }));
  owner = `tenant.person-${(number += 1)}`;
});

const save = (title: string, of = owner): Promise<string> =>
  documents.save(of, { title, text: `Text of ${title}` }, signal);
const asked = (): number => azure.standIns.journal.count("documents");

it("a document is read as it was saved, with any letters in its title", async () => {
  const id = await save("Größe 測試 🙂");
  const read = await documents.read(owner, id, signal);
  expect(read).toEqual({
    id,
    title: "Größe 測試 🙂",
    text: "Text of Größe 測試 🙂",
    modified: expect.stringMatching(/^20.*Z$/),
  });
});

it("R-31 another user's document is answered like a missing one", async () => {
  const id = await save("Plan", "tenant.other");
  expect(await documents.read(owner, id, signal)).toBeUndefined();
  expect(await documents.delete(owner, id, signal)).toBe(false);
  expect(await documents.search(owner, "", 10, signal)).toEqual([]);
  expect((await documents.read("tenant.other", id, signal))?.title).toBe("Plan");
});

it("R-31 an owner whose key begins like another's sees none of the other's", async () => {
  await save("Plan", `${owner}0`);
  expect(await documents.search(owner, "", 10, signal)).toEqual([]);
});

it.each(["../tenant.other/x", "", "a/b", "%2e%2e%2fother%2fAAAAAAAAAAA", "x".repeat(23)])(
  "R-31 what is no id is not asked for: %j",
  async (id) => {
    const before = asked();
    expect(await documents.read(owner, id, signal)).toBeUndefined();
    expect(await documents.delete(owner, id, signal)).toBe(false);
    expect(asked()).toBe(before);
  },
);

it("a search finds titles with all words, in any case, newest first and no more than asked for", async () => {
  for (const title of ["Travel plan", "Plan of travel", "Travel costs"]) await save(title);
  const titles = (await documents.search(owner, "PLAN travel", 10, signal)).map(({ title }) => title).sort();
  expect(titles).toEqual(["Plan of travel", "Travel plan"]);
  expect(await documents.search(owner, "travel", 2, signal)).toHaveLength(2);
});

it("a deleted document is gone, and its second deletion says so", async () => {
  const id = await save("Plan");
  expect([await documents.delete(owner, id, signal), await documents.delete(owner, id, signal)]).toEqual([true, false]);
  expect(await documents.read(owner, id, signal)).toBeUndefined();
});

describe("R-160 a failure is not taken for an absence", () => {
  const id = "A".repeat(22);
  it.each([
    ["read", () => documents.read(owner, id, signal)],
    ["delete", () => documents.delete(owner, id, signal)],
    ["search", () => documents.search(owner, "", 10, signal)],
    ["save", () => save("Plan")],
  ] as const)("%s", async (_what, ask) => {
    azure.standIns.faults.inject({ service: "documents", fault: { kind: "status", status: 403 } });
    await expect(ask()).rejects.toMatchObject({ statusCode: 403 });
  });

  it("an answer that is no blob's is no document", async () => {
    azure.standIns.faults.inject({ service: "documents", fault: { kind: "garbage", body: "some text" } });
    await expect(documents.read(owner, id, signal)).rejects.toThrow();
  });
});

it("R-160 one attempt that fails in passing is made again", async () => {
  const inPassing = { service: "documents", times: 1, fault: { kind: "status", status: 503 } } as const;
  azure.standIns.faults.inject(inPassing);
  await save("Plan");
  expect((await documents.search(owner, "", 10, signal)).length).toBe(1);
});

it("a caller who goes away ends what was asked", async () => {
  azure.standIns.faults.inject({ service: "documents", fault: { kind: "hang" } });
  const gone = AbortSignal.timeout(50);
  await expect(documents.search(owner, "", 10, gone)).rejects.toMatchObject({ name: "AbortError" });
});
