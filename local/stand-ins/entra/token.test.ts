import { decodeJwt, decodeProtectedHeader } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../directory/demo-directory.ts";
import { api, createFixture, jsonOf, start } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";
import { askToken, codeFor, redeem, redirectUri, refusalOf } from "./sign-in.fixture.ts";
import type { Fields } from "./sign-in.fixture.ts";

let entra: Fixture;
beforeAll(async () => {
  entra = await createFixture();
});

const accessToken = (reply: Parameters<typeof jsonOf>[0]): string => String(jsonOf(reply)["access_token"]);

describe("a code", () => {
  it("becomes an access token with exactly the claims of a version 2 user token", async () => {
    const reply = await redeem(entra, await codeFor(entra, "bob"));
    const seconds = start / 1_000;
    expect(decodeProtectedHeader(accessToken(reply))).toEqual({
      typ: "JWT",
      alg: "RS256",
      kid: entra.keys.current().kid,
    });
    expect(decodeJwt(accessToken(reply))).toEqual({
      aud: demoIds.api,
      iss: `https://login.microsoftonline.com/${demoIds.tenant}/v2.0`,
      iat: seconds - 300,
      nbf: seconds - 300,
      exp: seconds + 3_600,
      aio: expect.any(String),
      azp: demoIds.client,
      azpacr: "0",
      groups: ["90000000-0000-4000-8000-000000000002"],
      name: "Bob Brandt",
      oid: "b0000000-0000-4000-8000-00000000000a",
      preferred_username: "bob@stand-in.example",
      rh: expect.any(String),
      roles: ["Approvals.Decide"],
      scp: "documents.read",
      sid: expect.any(String),
      sub: expect.stringMatching(/^[\w-]{43}$/),
      tid: demoIds.tenant,
      uti: expect.any(String),
      ver: "2.0",
    });
  });

  it("brings the other tokens that were asked for, and scopes by their full names", async () => {
    const body = jsonOf(await redeem(entra, await codeFor(entra)));
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3_599, scope: `${api}/documents.read openid` });
    expect(decodeJwt(String(body["id_token"]))).toMatchObject({ aud: demoIds.client, ver: "2.0" });
    expect(body["refresh_token"]).toEqual(expect.any(String));
  });

  it("gives no roles to a person without any", async () => {
    expect(decodeJwt(accessToken(await redeem(entra, await codeFor(entra))))).not.toHaveProperty("roles");
  });

  it("is good once", async () => {
    const code = await codeFor(entra);
    expect((await redeem(entra, code)).status).toBe(200);
    expect(refusalOf(await redeem(entra, code))).toEqual([400, "invalid_grant", 54005]);
  });

  it("is good for ten minutes", async () => {
    const late = await createFixture();
    const code = await codeFor(late);
    late.pass(600_001);
    expect(refusalOf(await redeem(late, code))).toEqual([400, "invalid_grant", 70008]);
  });

  it.each<[name: string, changes: Fields, oauth: string, number: number]>([
    ["another verifier", { code_verifier: "w".repeat(43) }, "invalid_grant", 501481],
    ["no verifier", { code_verifier: undefined }, "invalid_grant", 501481],
    ["another redirect URI", { redirect_uri: "http://127.0.0.1:1/" }, "invalid_client", 500112],
    ["another client", { client_id: demoIds.otherClient }, "invalid_grant", 70000],
    ["an unknown client", { client_id: demoIds.tenant }, "unauthorized_client", 700016],
    ["an invented code", { code: "1.x" }, "invalid_grant", 9002313],
    ["another resource", { resource: "https://mcp.example/mcp/" }, "invalid_target", 9010010],
    ["scopes of another resource", { scope: "User.Read" }, "invalid_request", 28000],
    ["no code", { code: undefined }, "invalid_request", 900144],
    ["no grant type", { grant_type: undefined }, "invalid_request", 900144],
    ["a grant type that does not exist", { grant_type: "password" }, "unsupported_grant_type", 70003],
  ])("is refused with %s", async (_name, changes, oauth, number) => {
    expect(refusalOf(await redeem(entra, await codeFor(entra), changes))).toEqual([400, oauth, number]);
  });

  it("without a challenge needs no verifier, as at Entra", async () => {
    const code = await codeFor(entra, "alice", { code_challenge: undefined, code_challenge_method: undefined });
    expect((await redeem(entra, code, { code_verifier: undefined })).status).toBe(200);
  });

  it("is refused to a client that sends a secret", async () => {
    const reply = await redeem(entra, await codeFor(entra), { client_secret: "x" });
    expect(refusalOf(reply)).toEqual([401, "invalid_client", 7000215]);
  });
});

describe("a refresh token", () => {
  const refreshTokenOf = async (person: string): Promise<string> =>
    String(jsonOf(await redeem(entra, await codeFor(entra, person)))["refresh_token"]);
  const refresh = (token: string, changes: Fields = {}) =>
    askToken(entra, { grant_type: "refresh_token", client_id: demoIds.client, refresh_token: token, ...changes });

  it("gives a new access token and a new refresh token, and stays good", async () => {
    const token = await refreshTokenOf("alice");
    const body = jsonOf(await refresh(token));
    expect(decodeJwt(String(body["access_token"]))).toMatchObject({ scp: "documents.read", aud: demoIds.api });
    expect(body["refresh_token"]).not.toBe(token);
    expect((await refresh(token)).status).toBe(200);
  });

  it.each<[name: string, changes: Fields, oauth: string, number: number]>([
    ["a scope without consent", { scope: `${api}/documents.write` }, "invalid_grant", 65001],
    ["a scope without its resource", { scope: "documents.read" }, "invalid_client", 650053],
    ["another client", { client_id: demoIds.otherClient }, "invalid_grant", 70000],
    ["another resource", { resource: redirectUri }, "invalid_target", 9010010],
  ])("is refused with %s", async (_name, changes, oauth, number) => {
    expect(refusalOf(await refresh(await refreshTokenOf("carol"), changes))).toEqual([400, oauth, number]);
  });
});

describe("the endpoint", () => {
  it("answers a refusal with everything that Entra says about one", async () => {
    const body = jsonOf(await redeem(entra, "1.x"));
    expect(body).toEqual({
      error: "invalid_grant",
      error_description: expect.stringMatching(/^AADSTS9002313: .+ Trace ID: .+ Correlation ID: .+ Timestamp: /),
      error_codes: [9002313],
      timestamp: "2026-01-02 03:04:05Z",
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
      error_uri: expect.stringContaining("9002313"),
    });
  });

  it("knows one tenant", async () => {
    const path = "/99999999-0000-4000-8000-000000000000/oauth2/v2.0/token";
    expect(refusalOf(await entra.ask("entra", { method: "POST", path }))).toEqual([400, "invalid_request", 90002]);
  });
});
