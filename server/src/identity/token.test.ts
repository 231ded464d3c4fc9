import { SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createSigningKey, createTestIssuer, testIssuerUrl, testKeysUrl, testTenant } from "../../../testing/issuer.ts";
import type { Claims, TestIssuer } from "../../../testing/issuer.ts";
import { createSigningKeys, KeysUnavailable } from "./signing-keys.ts";
import { TokenRejected } from "./token-rejected.ts";
import { createTokenVerifier } from "./token.ts";
import type { TokenVerifier } from "./token.ts";

const now = Date.now();
const clock = (): number => now;
let issuer: TestIssuer;
let verify: TokenVerifier;

const verifierOf = (fetch: (url: string) => Promise<Response>): TokenVerifier =>
  createTokenVerifier({
    keys: createSigningKeys({ url: testKeysUrl, clock, fetch }),
    issuer: testIssuerUrl,
    audience: testTenant.apiClientId,
    tenantId: testTenant.tenantId,
    clock,
  });

beforeAll(async () => {
  issuer = await createTestIssuer(clock);
  verify = verifierOf(async () => Response.json(issuer.jwks()));
});

const seconds = Math.floor(now / 1_000);

describe("an access token", () => {
  it("of a user says who, through which client, with which scopes", async () => {
    const claims = { scp: "a.read b.write", roles: ["R"], acrs: ["c1", "c2"], azpacr: "1" };
    expect(await verify(await issuer.user(claims))).toMatchObject({
      objectId: testTenant.alice,
      clientId: testTenant.clientId,
      kind: "user",
      scopes: ["a.read", "b.write"],
      roles: ["R"],
      contexts: ["c1", "c2"],
      clientProof: "secret",
    });
  });

  it.each<[string, Claims]>([
    ["that says so", { roles: ["a.read"] }],
    ["that is its own subject", { roles: ["a.read"], idtyp: undefined }],
  ])("of an application %s has roles and no scopes", async (_title, claims) => {
    expect(await verify(await issuer.application(claims))).toMatchObject({ kind: "application", scopes: [] });
  });

  it.each<[string, Claims]>([
    ["R-01 another audience", { aud: testTenant.otherClientId }],
    ["R-01 the URL as audience", { aud: "https://mcp.example.com/mcp" }],
    ["R-01 two audiences", { aud: [testTenant.apiClientId, testTenant.otherClientId] }],
    ["R-01 a list of one audience", { aud: [testTenant.apiClientId] }],
    ["R-01 no audience", { aud: undefined }],
    ["R-06 another issuer", { iss: "https://login.example/other/v2.0" }],
    ["R-06 the issuer with a slash", { iss: `${testIssuerUrl}/` }],
    ["R-06 no issuer", { iss: undefined }],
    ["R-06 another tenant", { tid: testTenant.otherClientId }],
    ["R-06 no tenant", { tid: undefined }],
    ["R-06 version 1", { ver: "1.0" }],
    ["R-06 no version", { ver: undefined }],
    ["R-06 expired", { exp: seconds }],
    ["R-06 no expiry", { exp: undefined }],
    ["R-06 an expiry that is text", { exp: "9999999999" as unknown as number }],
    ["R-06 not valid yet", { nbf: seconds + 1 }],
    ["R-06 no beginning", { nbf: undefined }],
    ["R-06 no issue time", { iat: undefined }],
    ["R-06 no object id", { oid: undefined }],
    ["R-06 an object id that is a name", { oid: "alice@example.com" }],
    ["R-164 no client", { azp: undefined }],
    ["R-164 an unknown client proof", { azpacr: "3" }],
    ["R-164 a client proof that is a number", { azpacr: 1 }],
    ["R-164 an application whose client proved nothing", { idtyp: "app", scp: undefined, azpacr: "0" }],
    ["R-81 authentication contexts that are no text", { acrs: [{ c1: true }] }],
    ["R-06 a subject that is a number", { sub: 1 as unknown as string }],
    ["R-53 a kind that is a number", { idtyp: 1 }],
    ["R-53 scopes as a list", { scp: ["a.read"] }],
    ["R-53 roles as text", { roles: "a.read" }],
    ["R-53 an application with delegated scopes", { idtyp: "app" }],
  ])("is refused with %s", async (_title, claims) => {
    await expect(verify(await issuer.user(claims))).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each(["JWE", "dpop+jwt", "logout+jwt", "id", "application/jwt"])("R-06 is refused with type %s", async (typ) => {
    await expect(verify(await issuer.user({}, { typ }))).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each(["at+jwt", "JWT", undefined])("is accepted with type %s", async (typ) => {
    await expect(verify(await issuer.user({}, { typ } as { typ: string }))).resolves.toBeDefined();
  });

  it("R-06 is refused unsigned", async () => {
    const token = new UnsecuredJWT({ aud: testTenant.apiClientId, iss: testIssuerUrl }).encode();
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-06 is refused when its signature is by the public key as a shared secret", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(issuer.key.jwk));
    const token = await new SignJWT({ aud: testTenant.apiClientId, iss: testIssuerUrl })
      .setProtectedHeader({ alg: "HS256", kid: issuer.key.kid })
      .sign(secret);
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each(["PS256", "RS512"])("R-06 is refused when signed with %s", async (alg) => {
    const { privateKey } = await import("jose").then(({ generateKeyPair }) => generateKeyPair(alg));
    const token = await new SignJWT({}).setProtectedHeader({ alg, kid: issuer.key.kid }).sign(privateKey);
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-06 is refused when another key signed it under a known id", async () => {
    const other = await createSigningKey(issuer.key.kid);
    const forged = await new SignJWT({ aud: testTenant.apiClientId })
      .setProtectedHeader({ alg: "RS256", kid: issuer.key.kid })
      .sign(other.privateKey);
    await expect(verify(forged)).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-06 is refused with an unknown key id", async () => {
    await expect(verify(await issuer.user({}, { kid: "unknown" }))).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each(["jku", "x5u"])("R-06 never fetches the key that its header's %s points to", async (name) => {
    const asked: string[] = [];
    const watched = verifierOf(async (url) => {
      asked.push(url);
      return Response.json(issuer.jwks());
    });
    await watched(await issuer.user({}, { [name]: "https://evil.example/keys" })).catch(() => undefined);
    expect(asked).toEqual([testKeysUrl]);
  });

  it("R-06 is refused with its own key in the header", async () => {
    const other = await createSigningKey("mine");
    const token = await new SignJWT({ aud: testTenant.apiClientId })
      .setProtectedHeader({ alg: "RS256", kid: "mine", jwk: other.jwk })
      .sign(other.privateKey);
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-06 is refused when it is bound to a key, which nothing here proves", async () => {
    const bound = await issuer.user({ cnf: { jkt: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" } });
    await expect(verify(bound)).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-06 is refused when it names no key, as at the gateway", async () => {
    await expect(verify(await issuer.user({}, { kid: undefined }))).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-06 is refused with a critical extension that the signature's library knows, as at the gateway", async () => {
    const token = await issuer.user({}, { crit: ["b64"], b64: true });
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each([{ b64: false }, { b64: true }, { zip: "DEF" }, { enc: "A256GCM" }])(
    "R-06 is refused with %j in its header, which says how to read its claims",
    async (members) => {
      await expect(verify(await issuer.user({}, members))).rejects.toBeInstanceOf(TokenRejected);
    },
  );

  it("R-06 is refused with an unknown critical extension", async () => {
    const [, payload, signature] = (await issuer.user()).split(".");
    const header = { alg: "RS256", kid: issuer.key.kid, crit: ["x"], x: 1 };
    const token = [Buffer.from(JSON.stringify(header)).toString("base64url"), payload, signature].join(".");
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each([
    ["payload", 1],
    ["signature", 2],
  ])("R-06 is refused when one character of its %s changes", async (_part, index) => {
    const parts = (await issuer.user()).split(".");
    const part = parts[index] ?? "";
    parts[index] = `${part.slice(0, 10)}${part[10] === "A" ? "B" : "A"}${part.slice(11)}`;
    await expect(verify(parts.join("."))).rejects.toBeInstanceOf(TokenRejected);
  });

  it("R-55 is refused when it is longer than any of Entra's", async () => {
    await expect(verify(await issuer.user({ padding: "x".repeat(20_000) }))).rejects.toBeInstanceOf(TokenRejected);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["says that it is a user's", { scp: undefined, idtyp: "user" }],
    ["has another subject than its object", { scp: undefined }],
    ["has empty scopes", { scp: "" }],
    ["has blank scopes", { scp: " " }],
    ["is of another type", { scp: undefined, idtyp: "device", sub: testTenant.alice }],
  ])("R-53 without scopes is a user's without rights, where it %s", async (_title, claims) => {
    expect(await verify(await issuer.user(claims))).toMatchObject({ kind: "user", scopes: [] });
  });

  describe("signed by the tenant and read in more than one way", () => {
    const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString("base64url");
    const texts = async (): Promise<readonly [header: string, claims: string]> => {
      const [header = "", claims = ""] = (await issuer.user()).split(".");
      return [header, claims].map((part) => Buffer.from(part, "base64url").toString()) as [string, string];
    };
    const signed = async (header: string | Uint8Array, claims: string | Uint8Array): Promise<string> => {
      const text = `${base64(header)}.${base64(claims)}`;
      const key = issuer.key.privateKey as Parameters<typeof crypto.subtle.sign>[1];
      return `${text}.${base64(new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, Buffer.from(text))))}`;
    };
    const member = (name: string, value: string) => (text: string) =>
      text.replace(new RegExp(`"${name}":("[^"]*"|\\d+)`), `"${name}":${value}`);
    const first = (more: string) => (text: string) => text.replace("{", `{${more},`);
    const same = (text: string) => text;

    it("is accepted when it is not", async () => {
      const [header, claims] = await texts();
      await expect(verify(await signed(header, claims))).resolves.toBeDefined();
    });

    it.each<[string, (header: string) => string | Uint8Array, (claims: string) => string | Uint8Array]>([
      ["a claim twice", same, first('"scp":"all"')],
      ["a claim twice, once escaped", same, first('"\\u0073cp":"all"')],
      ["an expiry twice", same, first('"exp":9999999999')],
      ["an expiry beyond all numbers", same, member("exp", "1e400")],
      ["an expiry in milliseconds", same, member("exp", String(now + 3_600_000))],
      ["an expiry with a fraction", same, member("exp", `${seconds + 3_600}.5`)],
      ["an expiry in scientific notation", same, member("exp", "9e9")],
      ["an expiry of today in scientific notation", same, member("exp", `${(seconds + 3_600) / 1e9}e9`)],
      ["an expiry of today with noughts", same, member("exp", `${seconds + 3_600}.0`)],
      ["an expiry that is a year away", same, member("exp", String(seconds + 31_536_000))],
      ["an issue time a day ahead", same, member("iat", String(seconds + 86_400))],
      ["an issue time long after its beginning", same, member("nbf", String(seconds - 3_600))],
      ["a negative issue time", same, member("iat", "-1")],
      ["a beginning that is text", same, member("nbf", `"${seconds}"`)],
      ["a beginning at zero", same, member("nbf", "0")],
      ["claims behind a byte order mark", same, (claims) => `\ufeff${claims}`],
      ["a header behind a byte order mark", (header) => `\ufeff${header}`, same],
      ["a header member twice", first('"alg":"none"'), same],
      ["claims that are not UTF-8", same, (claims) => Buffer.concat([Buffer.from(claims.slice(0, -1)), Buffer.from([0x2c, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])])], // prettier-ignore
      ["half a character", same, first('"name":"\\ud800"')],
      ["a prototype", same, first('"__proto__":{"roles":["R"]}')],
      ["claims that are a list", same, (claims) => `[${claims}]`],
      ["text behind the claims", same, (claims) => `${claims} {}`],
    ])("R-06 is refused with %s", async (_title, header, claims) => {
      const [given, said] = await texts();
      await expect(verify(await signed(header(given), claims(said)))).rejects.toBeInstanceOf(TokenRejected);
    });

    it.each([
      ["padding", (token: string) => `${token}=`],
      ["another alphabet", (token: string) => token.replace(/[\w-]\./, "+.")],
      ["a fourth part", (token: string) => `${token}.`],
      ["an empty signature", (token: string) => token.replace(/\.[^.]*$/, ".")],
    ])("R-06 is refused with %s", async (_title, change) => {
      await expect(verify(change(await issuer.user()))).rejects.toBeInstanceOf(TokenRejected);
    });
  });

  it.each(["", "a.b", "a.b.c", "a.b.c.d.e"])("R-06 is refused as garbage", async (token) => {
    await expect(verify(token)).rejects.toBeInstanceOf(TokenRejected);
  });
});

describe("signing keys", () => {
  const outages: readonly [string, () => Promise<Response>][] = [
    ["down", () => Promise.reject(new TypeError("fetch failed"))],
    ["answering 500", async () => new Response("", { status: 500 })],
    ["answering 429", async () => new Response("", { status: 429 })],
    ["answering garbage", async () => new Response("<html>")],
    ["answering other JSON", async () => Response.json({ keys: "none" })],
    ["redirecting", async () => new Response("", { status: 302, headers: { location: "https://evil.example" } })],
    ["cut off", async () => new Response('{"keys":[')],
  ];

  it.each(outages)("R-160 that are %s are an outage, not a bad token", async (_title, fetch) => {
    await expect(verifierOf(fetch)(await issuer.user())).rejects.toBeInstanceOf(KeysUnavailable);
  });

  it("are not asked for again right after an outage", async () => {
    let asked = 0;
    const failing = verifierOf(async () => {
      asked += 1;
      return new Response("<html>");
    });
    for (let i = 0; i < 5; i += 1) await failing(await issuer.user()).catch(() => undefined);
    expect(asked).toBe(1);
  });

  it("R-06 are not asked for again by a flood of unknown key ids", async () => {
    let asked = 0;
    const counting = verifierOf(async () => {
      asked += 1;
      return Response.json(issuer.jwks());
    });
    for (let i = 0; i < 20; i += 1) await counting(await issuer.user({}, { kid: `k${i}` })).catch(() => undefined);
    expect(asked).toBe(1);
  });
});
