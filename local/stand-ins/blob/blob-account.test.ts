import type { IncomingHttpHeaders } from "node:http";
import { beforeEach, describe, expect, it } from "vitest";
import type { CheckBearer } from "../entra/bearer.ts";
import { createBlobAccount } from "./blob-account.ts";
import type { BlobAccount } from "./blob-account.ts";
import { textOf } from "../services.fixture.ts";

type Account = "documents" | "audit";

const check: CheckBearer = async (authorization) => {
  const oid = /^Bearer (server|foreign)$/.exec(authorization ?? "")?.[1];
  return oid === undefined ? undefined : { oid };
};

let accounts: Record<Account, BlobAccount>;
beforeEach(() => {
  const shared = { tenantId: "tenant", check, allowed: ["server"], now: () => Date.UTC(2026, 0, 2) };
  accounts = {
    documents: createBlobAccount({ ...shared, containers: [{ name: "documents" }] }),
    audit: createBlobAccount({ ...shared, containers: [{ name: "audit", immutable: true }] }),
  };
});

const send = async (account: Account, method: string, path: string, headers: IncomingHttpHeaders = {}, body = "") => {
  const { pathname, searchParams } = new URL(`https://account.example/${account}${path}`);
  return accounts[account].handle({
    method,
    path: pathname,
    query: searchParams,
    headers: { "x-ms-version": "2025-07-05", authorization: "Bearer server", ...headers },
    body: Buffer.from(body),
    origin: "https://account.example",
  });
};

const codeOf = ({ status, headers }: Awaited<ReturnType<typeof send>>) => [status, headers?.["x-ms-error-code"]];

const block = { "x-ms-blob-type": "BlockBlob" };
const append = { "x-ms-blob-type": "AppendBlob" };

describe("access", () => {
  it.each<[name: string, headers: IncomingHttpHeaders, status: number, code: string]>([
    ["a token that does not count here", { authorization: "Bearer other" }, 401, "InvalidAuthenticationInfo"],
    ["no token", { authorization: undefined }, 401, "NoAuthenticationInformation"],
    ["an account key", { authorization: "SharedKey account:signature" }, 401, "InvalidAuthenticationInfo"],
    ["a version without tokens", { "x-ms-version": "2016-05-31" }, 400, "InvalidHeaderValue"],
  ])("is refused with %s", async (_name, headers, status, code) => {
    const reply = await send("documents", "GET", "/a", headers);
    expect(codeOf(reply)).toEqual([status, code]);
    if (status === 401) expect(reply.headers?.["www-authenticate"]).toContain("resource_id=https://storage.azure.com");
  });

  it("is refused to a principal without a role", async () => {
    const reply = await send("audit", "GET", "/a", { authorization: "Bearer foreign" });
    expect(codeOf(reply)).toEqual([403, "AuthorizationPermissionMismatch"]);
  });
});

describe("a blob", () => {
  it("is written, read, described and removed", async () => {
    const written = await send("documents", "PUT", "/a/b%20c", { ...block, "x-ms-meta-title": "T" }, "hello");
    expect(written.status).toBe(201);
    const read = await send("documents", "GET", "/a/b%20c");
    expect([read.status, textOf(read), read.headers?.["x-ms-meta-title"]]).toEqual([200, "hello", "T"]);
    expect(read.headers?.etag).toBe(written.headers?.etag);
    expect((await send("documents", "HEAD", "/a/b%20c")).headers?.["content-length"]).toBe(5);
    expect([...accounts.documents.files("documents").keys()]).toEqual(["a/b c"]);
    expect((await send("documents", "DELETE", "/a/b%20c")).status).toBe(202);
    expect(codeOf(await send("documents", "GET", "/a/b%20c"))).toEqual([404, "BlobNotFound"]);
  });

  it.each([
    ["bytes=1-3", 206, "ell", "bytes 1-3/5"],
    ["bytes=3-", 206, "lo", "bytes 3-4/5"],
    ["bytes=0-99", 206, "hello", "bytes 0-4/5"],
  ])("is read in part: %s", async (range, status, text, contentRange) => {
    await send("documents", "PUT", "/a", block, "hello");
    const reply = await send("documents", "GET", "/a", { "x-ms-range": range });
    expect([reply.status, textOf(reply), reply.headers?.["content-range"]]).toEqual([status, text, contentRange]);
  });

  it("has no part behind its end", async () => {
    await send("documents", "PUT", "/a", block, "hello");
    expect(codeOf(await send("documents", "GET", "/a", { range: "bytes=5-" }))).toEqual([416, "InvalidRange"]);
  });

  it("is not sent to who has it", async () => {
    const { headers } = await send("documents", "PUT", "/a", block, "hello");
    const reply = await send("documents", "GET", "/a", { "if-none-match": String(headers?.etag) });
    expect(reply.status).toBe(304);
  });

  it.each<[name: string, condition: IncomingHttpHeaders, status: number, code: string]>([
    ["only if new", { "if-none-match": "*" }, 409, "BlobAlreadyExists"],
    ["only over another version", { "if-match": '"0x0"' }, 412, "ConditionNotMet"],
    ["only if older", { "if-unmodified-since": "Thu, 01 Jan 2026 00:00:00 GMT" }, 412, "ConditionNotMet"],
  ])("is kept when it was to be written %s", async (_name, condition, status, code) => {
    await send("documents", "PUT", "/a", block, "hello");
    expect(codeOf(await send("documents", "PUT", "/a", { ...block, ...condition }, "other"))).toEqual([status, code]);
    expect(textOf(await send("documents", "GET", "/a"))).toBe("hello");
  });

  it("is not made when a version of it was expected", async () => {
    const reply = await send("documents", "PUT", "/a", { ...block, "if-match": "*" }, "hello");
    expect(codeOf(reply)).toEqual([412, "ConditionNotMet"]);
  });

  it.each<[method: string, path: string, headers: IncomingHttpHeaders, status: number, code: string]>([
    ["PUT", "/a", {}, 400, "MissingRequiredHeader"],
    ["PUT", "/a", { "x-ms-blob-type": "PageBlob" }, 400, "InvalidHeaderValue"],
    ["PUT", "/a?comp=block", block, 400, "UnsupportedHttpVerb"],
    ["DELETE", "?restype=container", {}, 400, "UnsupportedHttpVerb"],
    ["DELETE", "/none", {}, 404, "BlobNotFound"],
    ["PUT", "/none?comp=appendblock", {}, 404, "BlobNotFound"],
  ])("%s %s is refused", async (method, path, headers, status, code) => {
    expect(codeOf(await send("documents", method, path, headers))).toEqual([status, code]);
  });

  it("lies in a container that exists", async () => {
    expect(codeOf(await send("documents", "GET", "/../audit/a"))).toEqual([404, "ContainerNotFound"]);
  });
});

describe("a list", () => {
  it("holds what begins with the prefix, escaped, with metadata when asked for", async () => {
    for (const name of ["b", "a%26%3Cx%3E", "c"])
      await send("documents", "PUT", `/p/${name}`, { ...block, "x-ms-meta-t": "1" }, "x");
    await send("documents", "PUT", "/q", block, "x");
    const xml = textOf(await send("documents", "GET", "?restype=container&comp=list&prefix=p/&include=metadata"));
    expect([...xml.matchAll(/<Name>(.*?)<\/Name>/g)].map(([, name]) => name)).toEqual([
      "p/a&amp;&lt;x&gt;",
      "p/b",
      "p/c",
    ]);
    expect(xml).toContain("<Metadata><t>1</t></Metadata>");
    expect(textOf(await send("documents", "GET", "?restype=container&comp=list"))).not.toContain("<Metadata>");
  });
});

describe("the audit container", () => {
  it("says that it is locked", async () => {
    const reply = await send("audit", "HEAD", "?restype=container");
    expect(reply.headers?.["x-ms-has-immutability-policy"]).toBe("true");
  });

  it.each<[name: string, method: string, path: string, headers: IncomingHttpHeaders]>([
    ["overwriting", "PUT", "/a", append],
    ["deleting", "DELETE", "/a", {}],
    ["renaming", "PUT", "/a?comp=metadata", { "x-ms-meta-a": "b" }],
  ])("refuses %s", async (_name, method, path, headers) => {
    await send("audit", "PUT", "/a", append);
    await send("audit", "PUT", "/a?comp=appendblock", {}, "one");
    expect(codeOf(await send("audit", method, path, headers))).toEqual([409, "BlobImmutableDueToPolicy"]);
    expect(accounts.audit.files("audit").get("a")?.toString()).toBe("one");
  });

  it.each<[name: string, headers: IncomingHttpHeaders, body: string, status: number, code: string | undefined]>([
    ["at its end", { "x-ms-blob-condition-appendpos": "3" }, "two", 201, undefined],
    ["elsewhere", { "x-ms-blob-condition-appendpos": "2" }, "two", 412, "AppendPositionConditionNotMet"],
    ["nowhere", { "x-ms-blob-condition-appendpos": "-1" }, "two", 400, "InvalidHeaderValue"],
    ["beyond a size", { "x-ms-blob-condition-maxsize": "5" }, "two", 412, "MaxBlobSizeConditionNotMet"],
    ["nothing", {}, "", 400, "InvalidHeaderValue"],
  ])("appends %s", async (_name, headers, body, status, code) => {
    await send("audit", "PUT", "/a", append);
    await send("audit", "PUT", "/a?comp=appendblock", {}, "one");
    expect(codeOf(await send("audit", "PUT", "/a?comp=appendblock", headers, body))).toEqual([status, code]);
  });

  it("appends to append blobs only", async () => {
    await send("audit", "PUT", "/b", block, "x");
    expect(codeOf(await send("audit", "PUT", "/b?comp=appendblock", {}, "y"))).toEqual([409, "InvalidBlobType"]);
  });
});

describe("a lease", () => {
  const lease = { "x-ms-lease-action": "acquire", "x-ms-lease-duration": "-1", "x-ms-proposed-lease-id": "A" };

  it("keeps every other writer away until it is released", async () => {
    await send("documents", "PUT", "/state", block, "one");
    expect((await send("documents", "PUT", "/state?comp=lease", lease)).headers?.["x-ms-lease-id"]).toBe("a");
    const other = { ...lease, "x-ms-proposed-lease-id": "b" };
    expect(codeOf(await send("documents", "PUT", "/state?comp=lease", other))).toEqual([409, "LeaseAlreadyPresent"]);
    expect(codeOf(await send("documents", "PUT", "/state", block, "two"))).toEqual([412, "LeaseIdMissing"]);
    expect(codeOf(await send("documents", "DELETE", "/state", { "x-ms-lease-id": "b" }))).toEqual([
      412,
      "LeaseIdMismatchWithBlobOperation",
    ]);
    expect((await send("documents", "PUT", "/state", { ...block, "x-ms-lease-id": "a" }, "two")).status).toBe(201);
    expect((await send("documents", "HEAD", "/state")).headers?.["x-ms-lease-status"]).toBe("locked");
    const release = { "x-ms-lease-action": "release", "x-ms-lease-id": "a" };
    expect((await send("documents", "PUT", "/state?comp=lease", release)).status).toBe(200);
    expect((await send("documents", "PUT", "/state", block, "three")).status).toBe(201);
    expect(codeOf(await send("documents", "PUT", "/state?comp=lease", release))).toEqual([
      409,
      "LeaseIdMismatchWithLeaseOperation",
    ]);
  });
});
