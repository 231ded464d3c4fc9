import { beforeAll, describe, expect, it } from "vitest";
import { createFixture, textOf } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";
import { answerOf, choose, openPage, redirectUri } from "./sign-in.fixture.ts";
import type { Fields } from "./sign-in.fixture.ts";

let entra: Fixture;
beforeAll(async () => {
  entra = await createFixture();
});

describe("the sign-in page", () => {
  it("offers every person and names client, rights and destination", async () => {
    const page = textOf(await openPage(entra));
    for (const text of ["Alice Adler", "Bob Brandt", "MCP client", "documents.read", redirectUri, "Cancel"]) {
      expect(page).toContain(text);
    }
  });

  it("escapes what the request says and runs no script", async () => {
    const reply = await openPage(entra, { state: '"><script>alert(1)</script>' });
    expect(textOf(reply)).not.toContain("<script>");
    expect(textOf(reply)).toContain("&quot;&gt;&lt;script&gt;");
    expect(reply.headers?.["content-security-policy"]).toContain("default-src 'none'");
  });

  it("is not shown for a foreign redirect URI, and nothing is sent there", async () => {
    for (const reply of [
      await openPage(entra, { redirect_uri: "https://evil.example/" }),
      await choose(entra, "alice", { redirect_uri: "https://evil.example/" }),
    ]) {
      expect(reply.status).toBe(400);
      expect(reply.headers?.location).toBeUndefined();
      expect(textOf(reply)).toContain("AADSTS50011");
    }
  });

  it("is not shown for a client that is not registered", async () => {
    const reply = await openPage(entra, { client_id: "99999999-0000-4000-8000-000000000000" });
    expect([reply.status, textOf(reply).includes("AADSTS700016")]).toEqual([400, true]);
  });
});

describe("a redirect URI", () => {
  it.each([
    ["http://127.0.0.1:1234/callback", 200],
    ["http://localhost:65535/callback", 200],
    ["http://127.0.0.1:1234/elsewhere", 400],
    ["https://127.0.0.1:1234/callback", 400],
    ["http://127.0.0.1.evil.example/callback", 400],
    ["https://vscode.dev/redirect", 200],
    ["https://vscode.dev:444/redirect", 400],
    ["https://vscode.dev/redirect/", 400],
  ])("%s is answered with %i", async (uri, status) => {
    expect((await openPage(entra, { redirect_uri: uri })).status).toBe(status);
  });
});

describe("the answer to the client", () => {
  it("is a code, the session and the state as it was sent", async () => {
    const reply = await choose(entra, "alice");
    const answer = answerOf(reply);
    expect(reply.status).toBe(302);
    expect(reply.headers?.location).toMatch(/^http:\/\/127\.0\.0\.1:33418\/\?/);
    expect(answer.get("state")).toBe("st&te");
    expect(answer.get("code")).toMatch(/^1\.[\w-]{64}$/);
    expect(answer.has("session_state")).toBe(true);
  });

  it("stands in the fragment when that was asked for", async () => {
    const reply = await choose(entra, "alice", { response_mode: "fragment" });
    expect(new URL(String(reply.headers?.location)).hash).toContain("code=");
  });

  it.each<[name: string, person: string, changes: Fields, oauth: string, code: number]>([
    ["a cancelled sign-in", "", {}, "access_denied", 65004],
    ["an unknown person", "eve", {}, "invalid_grant", 50034],
    ["a person who is not assigned", "mallory", {}, "invalid_grant", 50105],
    [
      "a scope that the person may not agree to",
      "carol",
      { scope: "https://mcp.example/mcp/documents.write" },
      "access_denied",
      90094,
    ],
    ["a scope that does not exist", "alice", { scope: "https://mcp.example/mcp/x" }, "invalid_client", 650053],
    ["a short scope, which is looked for in Graph", "alice", { scope: "documents.read" }, "invalid_client", 650053],
    ["a resource that is not registered", "alice", { scope: "api://x/y" }, "invalid_resource", 500011],
    ["another resource than the scopes'", "alice", { resource: "https://mcp.example" }, "invalid_target", 9010010],
    ["the resource with a slash more", "alice", { resource: "https://mcp.example/mcp/" }, "invalid_target", 9010010],
    [
      "scopes of two resources",
      "alice",
      { scope: "https://mcp.example/mcp/documents.read User.Read" },
      "invalid_request",
      28000,
    ],
    ["a response type that is off", "alice", { response_type: "token" }, "unsupported_response_type", 700054],
    ["no scope", "alice", { scope: undefined }, "invalid_request", 900144],
    ["a silent sign-in", "alice", { prompt: "none" }, "login_required", 50058],
    ["an unknown challenge method", "alice", { code_challenge_method: "S512" }, "invalid_request", 9002313],
  ])("refuses %s", async (_name, person, changes, oauth, code) => {
    const answer = answerOf(await choose(entra, person, changes));
    expect([answer.get("error"), answer.get("error_description")?.split(":")[0]]).toEqual([oauth, `AADSTS${code}`]);
    expect(answer.get("code")).toBeNull();
    expect(answer.get("state")).toBe("st&te");
  });

  it("accepts the resource that equals an Application ID URI", async () => {
    const answer = answerOf(await choose(entra, "alice", { resource: "https://mcp.example/mcp" }));
    expect(answer.has("code")).toBe(true);
  });
});
