import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import type { JSONWebKeySet } from "jose";
import { describe, expect, it } from "vitest";
import { demoIds } from "../directory/demo-directory.ts";
import { api, createFixture, jsonOf, start, tenantPath } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";

const published = async (entra: Fixture): Promise<JSONWebKeySet> =>
  jsonOf(await entra.ask("entra", { path: tenantPath("discovery/v2.0/keys") })) as unknown as JSONWebKeySet;

const verified = async (entra: Fixture, token: string): Promise<boolean> =>
  jwtVerify(token, createLocalJWKSet(await published(entra)), { currentDate: new Date(start) }).then(
    () => true,
    () => false,
  );

const tokenOf = ({ tokens }: Fixture): Promise<string> =>
  tokens.user({ person: "alice", client: demoIds.client, resource: api, scopes: ["profile.read"] });

describe("discovery", () => {
  it("names addresses where it was asked, and is silent about PKCE as Entra is", async () => {
    const entra = await createFixture();
    const path = tenantPath("v2.0/.well-known/openid-configuration");
    const document = jsonOf(await entra.ask("entra", { path }));
    expect(document).toMatchObject({
      issuer: `https://stand-in.example/${demoIds.tenant}/v2.0`,
      authorization_endpoint: `https://stand-in.example/${demoIds.tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `https://stand-in.example/${demoIds.tenant}/oauth2/v2.0/token`,
      jwks_uri: `https://stand-in.example/${demoIds.tenant}/discovery/v2.0/keys`,
    });
    expect(document).not.toHaveProperty("code_challenge_methods_supported");
    expect(document).not.toHaveProperty("registration_endpoint");
  });

  it("names no tenant as issuer when it was asked for any", async () => {
    const entra = await createFixture();
    const path = "/common/v2.0/.well-known/openid-configuration";
    expect(jsonOf(await entra.ask("entra", { path }))["issuer"]).toBe("https://stand-in.example/{tenantid}/v2.0");
  });

  it.each([tenantPath("oauth2/v2.0/constructor"), tenantPath("constructor"), "/", tenantPath("")])(
    "%s does not exist",
    async (path) => {
      const entra = await createFixture();
      expect((await entra.ask("entra", { path })).status).toBe(404);
    },
  );
});

describe("signing keys", () => {
  it("are published without their private part", async () => {
    const { keys } = await published(await createFixture());
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([["e", "issuer", "kid", "kty", "n", "use", "x5t"]]);
  });

  it("rotate: new tokens name a new key, earlier ones stay good", async () => {
    const entra = await createFixture();
    const before = await tokenOf(entra);
    await entra.keys.rotate();
    const after = await tokenOf(entra);
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    expect([await verified(entra, before), await verified(entra, after)]).toEqual([true, true]);
  });

  it("are withdrawn: earlier tokens are no longer good", async () => {
    const entra = await createFixture();
    const before = await tokenOf(entra);
    await entra.keys.rotate("withdraw");
    expect([await verified(entra, before), await verified(entra, await tokenOf(entra))]).toEqual([false, true]);
  });
});
