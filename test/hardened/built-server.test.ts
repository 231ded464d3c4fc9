import { once } from "node:events";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { routes } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { auditKey, directoryOf, factsOf, serverSettings } from "../../local/facts.ts";
import { freePort } from "../../local/listener.ts";
import type { StandIns } from "../../local/stand-ins/index.ts";
import { demoIds, startStandIns } from "../../local/stand-ins/index.ts";
import { redisInstalled } from "../../testing/redis-server.ts";
import type { EntraRedis } from "../azure/entra-redis.ts";
import { startEntraRedis } from "../azure/entra-redis.ts";
import type { BuiltServer } from "./built-server.ts";
import { buildServer, startBuilt } from "./built-server.ts";

const facts = factsOf("facade", 8080);
let standIns: StandIns;
let built: BuiltServer;
let redis: EntraRedis | undefined;
/** Of the stand-ins and of Redis: Node reads whom it trusts before its permissions apply. */
let authorities: string;

beforeAll(async () => {
  [standIns, built] = await Promise.all([startStandIns({ directory: directoryOf(facts) }), buildServer()]);
  standIns.vault.keys.create(auditKey);
  redis = redisInstalled ? await startEntraRedis() : undefined;
  authorities = join(built.folder, "authorities.pem");
  const { NODE_EXTRA_CA_CERTS: file = "" } = standIns.env("server");
  writeFileSync(authorities, readFileSync(file, "utf8") + (redis?.authority ?? ""));
});
afterAll(async () => {
  built.remove();
  await redis?.stop();
  await standIns.close();
});

const scopes = referenceCatalogue.scopes.map(({ name }) => name);

const call = async (port: number, revision: string, name: string, given: object): Promise<string> => {
  const modern = revision === "2026-07-28";
  const meta = {
    "io.modelcontextprotocol/protocolVersion": revision,
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1.0.0" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const params = { name, arguments: given, ...(modern && { _meta: meta }) };
  const [user, gateway] = await Promise.all([
    standIns.tokens.user({ person: "alice", client: demoIds.client, resource: facts.apiIdUri, scopes }),
    standIns.tokens.identity({ identity: "gateway", resource: facts.apiIdUri }),
  ]);
  const answer = await fetch(`http://127.0.0.1:${port}/mcp`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${user}`,
      "x-gateway-authorization": `Bearer ${gateway}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": revision,
      ...(modern && { "mcp-method": "tools/call", "mcp-name": name }),
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
  });
  return `${answer.status} ${await answer.text()}`;
};

describe("R-88 R-57 the built server under the flags of its container", () => {
  it("serves both revisions with identity, vault, blobs, Graph, shared state and telemetry, and ends well", async () => {
    const port = await freePort();
    const settings = {
      ...serverSettings(facts, standIns.urls, port),
      ...(redis && { stateHost: `localhost:${redis.port}` }),
    };
    if (redis) {
      const token = await standIns.tokens.identity({ identity: "server", resource: "https://redis.azure.com" });
      const { oid } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { readonly oid: string };
      await redis.run("ACL", "SETUSER", oid, "on", "nopass", "~*", "+@all", "-@dangerous");
    }
    const server = startBuilt(built.app, settings, { ...standIns.env("server"), NODE_EXTRA_CA_CERTS: authorities });
    onTestFinished(() => void server.kill("SIGKILL"));
    const ready = async () => (await fetch(`http://127.0.0.1:${port}${routes.ready}`)).status;
    await vi.waitFor(async () => expect(await ready(), server.said()).toBe(200), { interval: 50 });
    const saved = await call(port, "2026-07-28", "save_document", { title: "Plan", text: "Words." });
    expect(saved, server.said()).toMatch(/^200 [^]*"id":"[\w-]+"/);
    for (const revision of ["2026-07-28", "2025-11-25"]) {
      expect(await call(port, revision, "search_documents", { words: "plan" })).toMatch(/^200 [^]*nPlan/);
      expect(await call(port, revision, "my_profile", {})).toMatch(/^200 [^]*"structuredContent"/);
      expect(await call(port, revision, "search_documents", { words: 7 })).toMatch(/words must be string/);
    }
    if (redis) expect((await redis.connections()).length).toBeGreaterThan(0);
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
    expect(standIns.telemetry.accepted()).toBeGreaterThan(0);
    expect(server.said()).not.toMatch(/"level":"error"|ERR_ACCESS_DENIED|EvalError|TypeError/);
  });
});

it("R-88 the built server says at its start that it may run no child process, and what would be right", async () => {
  const upstreams = [{ name: "files", command: "/usr/bin/files" }];
  const settings = { ...serverSettings(facts, standIns.urls, await freePort()), upstreams };
  const server = startBuilt(built.app, settings, standIns.env("server"));
  onTestFinished(() => void server.kill("SIGKILL"));
  expect(await once(server, "exit")).toEqual([1, null]);
  expect(server.said()).toMatch(/MCP_UPSTREAMS: received files with a command; should be reached over HTTP/);
});

describe("R-72 a bundle that was tampered with does not start", () => {
  const tampered = (): string => {
    const folder = mkdtempSync(join(tmpdir(), "tampered-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(built.app, folder, { recursive: true });
    return folder;
  };
  const attested = (): string =>
    (JSON.parse(readFileSync(join(built.folder, "bundle.json"), "utf8")) as { readonly bundleDigest: string })
      .bundleDigest;
  const ended = async (app: string, bundleDigest = attested()): Promise<string> => {
    const settings = { ...serverSettings(facts, standIns.urls, await freePort()), bundleDigest };
    const server = startBuilt(app, settings, standIns.env("server"));
    onTestFinished(() => void server.kill("SIGKILL"));
    expect(await once(server, "exit")).toEqual([1, null]);
    return server.said();
  };

  it("by a byte in what it loads", async () => {
    const app = tampered();
    appendFileSync(join(app, "main.mjs"), "console.error('taken over');\n");
    const said = await ended(app);
    expect(said).toMatch(/^main\.mjs: received digest .{43}; should be .{43}\nThe server does not start/m);
    expect(said).not.toContain("taken over");
  });

  it("by another release than the deployment names", async () => {
    expect(await ended(tampered(), "A".repeat(43))).toMatch(
      /^integrity\.json: received digest .{43}; should be A{43}/m,
    );
  });
});

it("R-69 R-83 the same sources give the same bundle, from any folder", async () => {
  const again = await buildServer();
  onTestFinished(again.remove);
  for (const name of ["app/integrity.json", "bundle.json"])
    expect(readFileSync(join(again.folder, name), "utf8")).toBe(readFileSync(join(built.folder, name), "utf8"));
});
