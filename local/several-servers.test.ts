import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OtherServer } from "../testing/other-server.ts";
import { search, startOtherServer } from "../testing/other-server.ts";
import { callTool } from "../testing/rpc.ts";
import { check } from "./check.ts";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import type { Facts } from "./facts.ts";
import { guestFrom } from "./guests/guest.ts";
import { withUpstreams } from "./guests/pin.ts";
import { usualServer } from "./local-server.ts";
import { seed } from "./seed.ts";

const folder = mkdtempSync(join(tmpdir(), "pins-"));
const asked: string[] = [];
let other: OtherServer;
let deployment: Deployment;
let documents: Facts;
let archive: Facts;

beforeAll(async () => {
  other = await startOtherServer("modern");
  other.tools = [{ ...search, annotations: { readOnlyHint: true } }];
  const { catalogue, stages, kind } = usualServer;
  const options = {
    folder,
    ask: async ({ guest, lines }: { readonly guest: string; readonly lines: readonly string[] }) => {
      asked.push(guest, ...lines);
      return true;
    },
  };
  const second = await withUpstreams(
    { name: "archive", base: "/archive", kind, catalogue, stages },
    [guestFrom("library", { url: other.address })],
    options,
  );
  deployment = await startDeployment({
    mode: "facade",
    port: 0,
    servers: [{ ...usualServer, name: "documents" }, second],
  });
  [documents, archive] = deployment.servers as unknown as [Facts, Facts];
  await seed(deployment);
});

afterAll(async () => {
  await deployment.close();
  await other.close();
  rmSync(folder, { recursive: true });
});

const tokenFor = (facts: Facts, scope: string, user = "alice"): Promise<string> =>
  deployment.token({ user, scopes: [scope], server: facts.name });

it("R-02 each reference server has its own path and application: a token of one is refused by the other", async () => {
  expect([documents.endpointPath, archive.endpointPath]).toEqual(["/mcp", "/archive/mcp"]);
  const [one, another] = [await tokenFor(documents, "profile.read"), await tokenFor(archive, "profile.read")];
  const statuses = [];
  for (const { publicUrl } of [documents, archive])
    for (const token of [one, another]) statuses.push((await callTool(publicUrl, { token, tool: "whoami" })).status);
  expect(statuses).toEqual([200, 401, 401, 200]);
});

it("R-33 each has documents of its own", async () => {
  const found = async (facts: Facts) => {
    const token = await tokenFor(facts, "documents.read");
    const { result } = await callTool(facts.publicUrl, {
      token,
      tool: "search_documents",
      arguments: { words: "pilot" },
    });
    return (result?.structuredContent as { readonly documents: readonly { readonly id: string }[] }).documents;
  };
  const [mine, theirs] = [await found(documents), await found(archive)];
  expect([mine.length, theirs.length, mine[0]?.id === theirs[0]?.id]).toEqual([1, 1, false]);
});

it("R-51 each has approvals of its own", async () => {
  const arguments_ = { id: "A".repeat(22) };
  const token = await tokenFor(archive, "documents.delete");
  await callTool(archive.publicUrl, { token, tool: "delete_document", arguments: arguments_ });
  const waiting = async (facts: Facts) => {
    const bearer = await tokenFor(facts, "documents.read", "bob");
    const answer = await fetch(`${facts.origin}${facts.base}/approvals`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    return ((await answer.json()) as { readonly approvals: readonly unknown[] }).approvals.length;
  };
  expect([await waiting(documents), await waiting(archive)]).toEqual([0, 1]);
});

it("R-48 R-156 an upstream over http on loopback is served under its name, after a person has seen its tools, once", async () => {
  expect(asked).toEqual(["archive.library", "library.search: read"]);
  const call = { tool: "library.search", arguments: { query: "x" } };
  const token = await tokenFor(archive, "library.read");
  const { status, result } = await callTool(archive.publicUrl, { token, ...call });
  expect([status, result?._meta]).toEqual([200, expect.anything()]);
  const without = await callTool(archive.publicUrl, { token: await tokenFor(archive, "documents.read"), ...call });
  expect(without.status).toBe(403);
  const elsewhere = await callTool(documents.publicUrl, {
    token: await tokenFor(documents, "documents.read"),
    ...call,
  });
  expect(elsewhere.error).toMatchObject({ code: -32602 });
});

it("my_profile, on behalf of the caller, works at each", async () => {
  for (const facts of deployment.servers) {
    const { result } = await callTool(facts.publicUrl, {
      token: await tokenFor(facts, "profile.read"),
      tool: "my_profile",
    });
    expect(JSON.stringify(result)).toContain("Alice Adler");
  }
});

it("a run that checks makes its calls at each", async () => {
  const said: string[] = [];
  expect(await check(deployment, (line) => said.push(line))).toBe(true);
  expect(said.filter((line) => line.startsWith("\nAs expected"))).toHaveLength(4);
});
