import { request } from "node:http";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import { demoIds } from "./stand-ins/index.ts";
import { callTool, eras } from "../testing/rpc.ts";
import { eventually } from "../testing/wait.ts";

let deployment: Deployment;
let url: string;

beforeAll(async () => {
  deployment = await startDeployment({ mode: "facade", port: 0 });
  url = deployment.facts.publicUrl;
});
afterAll(() => deployment.close());

const alice = (...scopes: string[]): Promise<string> => deployment.token({ user: "alice", scopes });

describe.each(eras)("plain requests of %s", (era) => {
  it("R-06 a person with the right runs a tool", async () => {
    const token = await alice("profile.read");
    const { status, result } = await callTool(url, { era, token, tool: "whoami" });
    expect([status, result?.structuredContent?.["rights"]]).toEqual([200, ["profile.read"]]);
  });

  it("R-08 without a token the gateway says where to get one", async () => {
    const { status, headers } = await callTool(url, { era, tool: "whoami" });
    const metadata = `${deployment.facts.origin}/.well-known/oauth-protected-resource/mcp`;
    expect([status, headers.get("www-authenticate")]).toEqual([
      401,
      expect.stringContaining(`resource_metadata="${metadata}"`),
    ]);
  });

  it("R-08 without the right the gateway names the scope", async () => {
    const token = await alice("documents.read");
    const { status, headers } = await callTool(url, { era, token, tool: "save_document" });
    expect([status, headers.get("www-authenticate")]).toEqual([
      403,
      expect.stringMatching(/error="insufficient_scope", scope="[^" ]*\/documents\.write"/),
    ]);
  });
});

describe.each([
  ["2026-07-28", { mode: { pin: "2026-07-28" } }, "alice"],
  ["2025-11-25", { mode: "legacy" }, "bob"],
] as const)("the official client in %s", (era, versionNegotiation, user) => {
  const tokenFor = (...scopes: string[]): Promise<string> => deployment.token({ user, scopes });

  const connected = async (token: string): Promise<Client> => {
    const transport = new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    });
    const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation });
    await client.connect(transport as Parameters<Client["connect"]>[0]);
    return client;
  };

  it("R-177 is shown the tools that its user may call, and no others", async () => {
    const client = await connected(await tokenFor("documents.read"));
    const { tools } = await client.listTools();
    await client.close();
    expect(tools.map(({ name }) => name)).toEqual(["read_document", "search_documents"]);
  });

  it("R-06 saves a document and finds it", async () => {
    const client = await connected(await tokenFor("documents.read", "documents.write"));
    const title = `Plan ${era}`;
    const saved = await client.callTool({ name: "save_document", arguments: { title, text: "Step one." } });
    expect(saved.isError).toBeFalsy();
    const { structuredContent } = await client.callTool({ name: "search_documents", arguments: { words: title } });
    await client.close();
    expect(JSON.stringify(structuredContent)).toContain(title);
  });

  it("R-08 is refused what its user may not do", async () => {
    const client = await connected(await tokenFor("documents.read"));
    const call = client.callTool({ name: "save_document", arguments: { title: "Plan", text: "Step one." } });
    await expect(call).rejects.toThrow();
    await client.close();
  });
});

describe("the kill switch", () => {
  afterEach(() => deployment.gateway.stop("none"));
  const status = async (tool: string): Promise<number> =>
    (await callTool(url, { token: await alice("profile.read", "documents.read"), tool })).status;

  it.each([
    ["tool:whoami", 503, 200],
    ["all", 503, 503],
    ["a word that names nothing", 503, 503],
  ])("R-76 %s is effective with the next request", async (what, whoami, search) => {
    expect(await status("whoami")).toBe(200);
    deployment.gateway.stop(what);
    expect([await status("whoami"), await status("search_documents")]).toEqual([whoami, search]);
    deployment.gateway.stop("none");
    expect(await status("whoami")).toBe(200);
  });

  it("R-76 a client is switched off by its id", async () => {
    deployment.gateway.stop(`client:${demoIds.client}`);
    expect(await status("whoami")).toBe(403);
  });

  it("R-76 an invalid value of the kill switch is refused, and the switch keeps its value", () => {
    expect(() => deployment.gateway.stop('"; drop')).toThrow(/switch: received .* should be/);
    expect(deployment.gateway.stopped).toBe("none");
  });
});

describe("behind and beside the gateway", () => {
  it("R-13 the gateway listens on loopback alone", () => {
    expect(new URL(url).hostname).toBe("127.0.0.1");
  });

  it.each([
    ["another host name", (port: string) => `evil.example:${port}`, 403],
    ["a host name without the port that was asked", () => "127.0.0.1", 400],
  ])("R-12 %s is not served", async (_, host, expected) => {
    const { port } = new URL(url);
    const status = await new Promise((resolve) => {
      request({ host: "127.0.0.1", port, path: "/mcp", method: "POST", headers: { host: host(port) } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(expected);
  });

  it("R-139 the server takes no call that did not come through the gateway", async () => {
    const before = deployment.standIns.journal.count("documents");
    const token = await alice("documents.read");
    const { status } = await callTool(`${deployment.server.url}/mcp`, {
      token,
      tool: "search_documents",
      arguments: { words: "plan" },
    });
    expect([status, deployment.standIns.journal.count("documents")]).toEqual([403, before]);
  });

  it("R-07 both forms of the resource metadata name the gateway as authorization server", async () => {
    const path = `${deployment.facts.origin}/.well-known/oauth-protected-resource`;
    const [root, endpoint] = await Promise.all([path, `${path}/mcp`].map(async (one) => (await fetch(one)).text()));
    expect(JSON.parse(root ?? "")).toMatchObject({ resource: url, authorization_servers: [deployment.facts.origin] });
    expect(endpoint).toBe(root);
  });

  it("the server reads a profile in its caller's name, and calls no address outside of the deployment", async () => {
    const { standIns } = deployment;
    const { result } = await callTool(url, { token: await alice("profile.read"), tool: "my_profile" });
    expect(JSON.stringify(result?.structuredContent)).toContain("Alice Adler");
    expect(standIns.refusedHosts).toEqual([]);
  });

  it("R-51 approvals are for people who hold the role, at the gateway as in the cloud", async () => {
    const approvals = async (token?: string): Promise<number> => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${deployment.facts.origin}/approvals`, { headers })).status;
    };
    const bob = await deployment.token({ user: "bob", scopes: ["profile.read"] });
    expect([await approvals(), await approvals(await alice("profile.read")), await approvals(bob)]).toEqual([
      401, 403, 200,
    ]);
  });

  it("R-47 the page that may be read is read without a network, and comes marked as another's", async () => {
    const fetched = async (page: string) =>
      callTool(url, {
        token: await deployment.token({ user: "carol", scopes: ["pages.fetch"] }),
        tool: "fetch_page",
        arguments: { url: page },
      });
    const { status, result } = await fetched(`${deployment.standIns.urls.pages}/welcome`);
    expect([status, result?.isError]).toEqual([200, undefined]);
    expect(JSON.stringify(result)).toMatch(/Welcome.{1,8}to.{1,8}the.{1,8}pilot/);
    const refused = await fetched("https://localhost/welcome");
    expect(JSON.stringify(refused.result)).toContain("The page was not fetched (host)");
  });

  it("a path that nothing is published under is not found", async () => {
    expect((await fetch(`${deployment.facts.origin}/nothing-here`)).status).toBe(404);
  });

  it("R-61 the feed has the decisions of gateway and server", async () => {
    const last = deployment.feed.since(0).at(-1)?.id ?? 0;
    await callTool(url, { tool: "whoami" });
    await callTool(url, { token: await alice("profile.read"), tool: "whoami" });
    const happened = () => deployment.feed.since(last).map(({ happening }) => happening);
    const record = await eventually(() =>
      happened().find((one) => one.kind === "server" && one.record.tool?.name === "whoami"),
    );
    const decisions = happened().flatMap((one) => (one.kind === "gateway" ? [one.decision] : []));
    expect(decisions).toMatchObject([
      { status: 401, outcome: "refused", stage: "token", message: { method: "tools/call", tool: "whoami" } },
      { status: 200, outcome: "allowed" },
    ]);
    expect(record).toMatchObject({ record: { event: "tool.call", decision: "allowed" } });
  });
});
