import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import { callTool } from "../testing/rpc.ts";
import type { SignIn } from "../testing/sign-in.ts";
import { authorizeAddress, choosePerson, consent, redeem } from "../testing/sign-in.ts";

let deployment: Deployment;
let url: string;
let server: Readonly<Record<string, unknown>>;

const json = async (address: string, init?: RequestInit): Promise<Readonly<Record<string, unknown>>> =>
  (await (await fetch(address, init)).json()) as Readonly<Record<string, unknown>>;

beforeAll(async () => {
  deployment = await startDeployment({ mode: "facade", port: 0 });
  url = deployment.facts.publicUrl;
  const metadata = await json(`${deployment.facts.origin}/.well-known/oauth-protected-resource/mcp`);
  const [issuer] = metadata["authorization_servers"] as [string];
  server = await json(`${issuer}/.well-known/oauth-authorization-server`);
});
afterAll(() => deployment.close());

/** From discovery and registration, as a client would. */
const signInOf = async (client: readonly string[], person: string, scope: string): Promise<SignIn> => {
  const registered = await json(String(server["registration_endpoint"]), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ redirect_uris: client, client_name: "A client" }),
  });
  return {
    authorizeUrl: String(server["authorization_endpoint"]),
    tokenUrl: String(server["token_endpoint"]),
    clientId: String(registered["client_id"]),
    redirectUri: client[0] ?? "",
    scope,
    resource: url,
    person,
  };
};

it("R-07 the server itself says of its metadata what the gateway says", async () => {
  const said = (at: string) => json(`${at}/.well-known/oauth-protected-resource/mcp`);
  expect(await said(deployment.server.url)).toEqual(await said(deployment.facts.origin));
});

describe("from nothing but the URL of the server", () => {
  const registrations = {
    "Claude Code": ["http://localhost:51234/callback"],
    "Visual Studio Code": [
      "http://127.0.0.1:33418/",
      "http://127.0.0.1/",
      "http://localhost/",
      "https://vscode.dev/redirect",
      "https://insiders.vscode.dev/redirect",
    ],
    "the Inspector": ["http://localhost:6274/oauth/callback"],
  };

  it.each(Object.entries(registrations))("R-04 R-18 %s comes to a token, and calls", async (_, redirectUris) => {
    const given = await signInOf(redirectUris, "alice", "profile.read");
    const answer = await choosePerson(await consent(authorizeAddress(given), "allow"), given.person);
    expect(answer.get("state")).toBe("some-state");
    const { access_token: token } = await redeem(given, answer.get("code") ?? "");
    const { status, result } = await callTool(url, { token: String(token), tool: "whoami" });
    expect([status, result?.structuredContent?.["rights"]]).toEqual([200, ["profile.read"]]);
  });

  it("R-04 a person who denies is sent back without having been at Entra", async () => {
    const { journal } = deployment.standIns;
    const before = journal.count("entra");
    const given = await signInOf(["http://localhost:51234/callback"], "alice", "profile.read");
    const sentTo = new URL(await consent(authorizeAddress(given), "deny"));
    expect([sentTo.origin, sentTo.searchParams.get("error")]).toEqual(["http://localhost:51234", "access_denied"]);
    expect(journal.count("entra")).toBe(before);
  });

  it("R-06 a person who is not assigned gets no code", async () => {
    const given = await signInOf(["http://localhost:51234/callback"], "mallory", "profile.read");
    const answer = await choosePerson(await consent(authorizeAddress(given), "allow"), given.person);
    expect([answer.has("error"), answer.has("code")]).toEqual([true, false]);
  });

  it("R-138 a code is good once", async () => {
    const given = await signInOf(["http://localhost:51234/callback"], "alice", "profile.read");
    const answer = await choosePerson(await consent(authorizeAddress(given), "allow"), given.person);
    await redeem(given, answer.get("code") ?? "");
    expect(await redeem(given, answer.get("code") ?? "")).toMatchObject({ error: "invalid_grant" });
  });

  it("R-19 an address that was not reviewed gets no page", async () => {
    const given = await signInOf(["http://localhost:51234/callback"], "alice", "profile.read");
    const page = await fetch(authorizeAddress({ ...given, redirectUri: "https://evil.example/callback" }), {
      redirect: "manual",
    });
    expect([page.status, page.headers.get("location")]).toEqual([400, null]);
  });
});

describe("when Entra fails", () => {
  it.each([
    ["is down", { kind: "status", status: 503 }],
    ["cuts the connection", { kind: "reset" }],
    ["answers nonsense", { kind: "garbage" }],
  ] as const)("R-160 and %s, a code is not redeemed", async (_, fault) => {
    const given = await signInOf(["http://localhost:51234/callback"], "alice", "profile.read");
    const cancel = deployment.standIns.faults.inject({ service: "entra", method: "POST", fault });
    const answer = await redeem(given, "some-code");
    cancel();
    expect(answer).toEqual({ error: "temporarily_unavailable", error_description: expect.any(String) as string });
  });
});

it("R-12 a page of the Inspector may register and redeem, another page may not", async () => {
  const preflight = async (origin: string): Promise<string | null> => {
    const headers = {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    };
    const answer = await fetch(String(server["token_endpoint"]), { method: "OPTIONS", headers });
    return answer.headers.get("access-control-allow-origin");
  };
  expect(await preflight("http://localhost:6274")).toBe("http://localhost:6274");
  expect(await preflight("https://evil.example")).toBeNull();
});
