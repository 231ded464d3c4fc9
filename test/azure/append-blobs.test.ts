import { ContainerClient } from "@azure/storage-blob";
import { beforeEach, expect, it } from "vitest";
import type { AppendBlobs } from "../../server/src/audit/index.ts";
import { createAppendBlobs } from "../../server/src/azure/append-blobs.ts";
import { quickStorageRetry } from "../../server/src/azure/deadlines.ts";
import { useAzure } from "./use-azure.ts";

const azure = useAzure();
const bytes = (text: string): Uint8Array => Buffer.from(text);
const textOf = (read: Uint8Array): string => Buffer.from(read).toString();

let blobs: AppendBlobs;
let name: string;
let number = 0;

beforeEach(() => {
  const url = `${azure.standIns.urls.audit}/audit`;
  blobs = createAppendBlobs(new ContainerClient(url, azure.identity, { retryOptions: quickStorageRetry }));
  name = `blob-${(number += 1)}`;
});

it("R-61 a blob grows by what is appended, and is read from where one asks", async () => {
  await blobs.create(name);
  await blobs.append(name, bytes("one\n"), 0);
  await blobs.append(name, bytes("two\n"), 4);
  expect([await blobs.size(name), textOf(await blobs.read(name, 4))]).toEqual([8, "two\n"]);
});

it("R-61 a blob that exists is not begun again", async () => {
  await blobs.create(name);
  await blobs.append(name, bytes("one\n"), 0);
  await expect(blobs.create(name)).rejects.toMatchObject({ code: "BlobAlreadyExists" });
  expect(await blobs.size(name)).toBe(4);
});

it.each([0, 3, 5])("R-61 a block for position %i does not land at position 4", async (position) => {
  await blobs.create(name);
  await blobs.append(name, bytes("one\n"), 0);
  await expect(blobs.append(name, bytes("two\n"), position)).rejects.toMatchObject({
    code: "AppendPositionConditionNotMet",
  });
  expect(await blobs.size(name)).toBe(4);
});

it("R-61 a block whose receipt was lost is not written twice", async () => {
  await blobs.create(name);
  const written = { service: "audit", method: "PUT", path: `/audit/${name}`, times: 1 } as const;
  azure.standIns.faults.inject({ ...written, fault: { kind: "partial" } });
  await blobs.append(name, bytes("one\n"), 0).catch(() => undefined);
  expect(await blobs.size(name)).toBe(4);
});

it("R-61 only names with the prefix are listed, in their order", async () => {
  for (const one of ["b-2", "b-1", "c-1"]) await blobs.create(`list/${one}`);
  expect(await blobs.list("list/b-")).toEqual(["list/b-1", "list/b-2"]);
});

it.each(["list", "size", "read", "create", "append"] as const)(
  "R-160 what %s cannot ask is no answer",
  async (what) => {
    azure.standIns.faults.inject({ service: "audit", fault: { kind: "status", status: 403 } });
    const asked = { list: [""], size: [name], read: [name, 0], create: [name], append: [name, bytes("x"), 0] }[what];
    await expect((blobs[what] as (...given: unknown[]) => Promise<unknown>)(...asked)).rejects.toMatchObject({
      statusCode: 403,
    });
  },
);
