import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../directory/demo-directory.ts";
import { api, createFixture, jsonOf, scopes } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";
import { createSigningKey } from "./signing-keys.ts";
import { askToken, refusalOf } from "./sign-in.fixture.ts";
import type { Fields } from "./sign-in.fixture.ts";
import type { TokenChanges } from "./issue.ts";

const exchange = "api://AzureADTokenExchange";
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

let entra: Fixture;
let foreign: Awaited<ReturnType<typeof createSigningKey>>;
beforeAll(async () => {
  entra = await createFixture();
  foreign = await createSigningKey();
});

const assertion = (identity = "server", changes: TokenChanges = {}): Promise<string> =>
  entra.tokens.identity({ identity, resource: exchange, ...changes });

const userToken = (changes: TokenChanges = {}): Promise<string> =>
  entra.tokens.user({ person: "alice", client: demoIds.client, resource: api, scopes, ...changes });

const behalf = async (changes: Fields = {}): Promise<Awaited<ReturnType<typeof askToken>>> =>
  askToken(entra, {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    client_id: demoIds.api,
    client_assertion: await assertion(),
    client_assertion_type: assertionType,
    requested_token_use: "on_behalf_of",
    assertion: await userToken(),
    scope: "https://graph.microsoft.com/User.Read",
    ...changes,
  });

const past = { claims: { iat: 1, nbf: 1, exp: 2 } };

describe("a client's assertion", () => {
  it("of its federated identity proves the client", async () => {
    expect((await behalf()).status).toBe(200);
  });

  it.each<[name: string, wrong: () => Promise<string>, number: number]>([
    ["another identity's", () => assertion("gateway"), 700213],
    ["another issuer's", () => assertion("server", { claims: { iss: "https://token.example" } }), 700211],
    [
      "another audience's",
      () =>
        entra.tokens.identity({
          identity: "server",
          resource: "https://vault.azure.net",
          claims: { iss: `https://login.microsoftonline.com/${demoIds.tenant}/v2.0` },
        }),
      700212,
    ],
    ["an expired one", () => assertion("server", past), 700024],
    ["one with a foreign signature", () => assertion("server", { key: foreign }), 700027],
    ["what is no token", async () => "abc", 700027],
  ])("is refused when it is %s", async (_name, wrong, number) => {
    expect(refusalOf(await behalf({ client_assertion: await wrong() }))).toEqual([401, "invalid_client", number]);
  });

  it("is asked for", async () => {
    const reply = await behalf({ client_assertion: undefined, client_assertion_type: undefined });
    expect(refusalOf(reply)).toEqual([401, "invalid_client", 7000218]);
  });
});

describe("on behalf of", () => {
  it("gives Graph's token in the person's name, in version 1", async () => {
    expect(decodeJwt(String(jsonOf(await behalf())["access_token"]))).toMatchObject({
      aud: "https://graph.microsoft.com",
      iss: `https://sts.windows.net/${demoIds.tenant}/`,
      appid: demoIds.api,
      oid: "a0000000-0000-4000-8000-00000000000a",
      scp: "User.Read",
      ver: "1.0",
    });
  });

  it.each<[name: string, wrong: () => Promise<Fields>, oauth: string, number: number]>([
    ["a foreign signature", async () => ({ assertion: await userToken({ key: foreign }) }), "invalid_grant", 50013],
    ["an expired token", async () => ({ assertion: await userToken(past) }), "invalid_grant", 500133],
    [
      "a token for another API",
      async () => ({ assertion: await userToken({ claims: { aud: demoIds.otherClient } }) }),
      "invalid_grant",
      500131,
    ],
    [
      "an application's token",
      async () => ({ assertion: await entra.tokens.identity({ identity: "gateway", resource: api }) }),
      "invalid_grant",
      7000114,
    ],
    [
      "a resource without consent",
      async () => ({ scope: "https://storage.azure.com/.default" }),
      "invalid_grant",
      65001,
    ],
    ["no requested use", async () => ({ requested_token_use: undefined }), "invalid_request", 900144],
  ])("is refused for %s", async (_name, wrong, oauth, number) => {
    expect(refusalOf(await behalf(await wrong()))).toEqual([400, oauth, number]);
  });
});

describe("client credentials", () => {
  const credentials = async (changes: Fields = {}) =>
    askToken(entra, {
      grant_type: "client_credentials",
      client_id: demoIds.api,
      client_assertion: await assertion(),
      client_assertion_type: assertionType,
      scope: "https://graph.microsoft.com/.default",
      ...changes,
    });

  it("give an application's token, without scopes", async () => {
    const claims = decodeJwt(String(jsonOf(await credentials())["access_token"]));
    expect(claims).toMatchObject({ idtyp: "app", oid: demoIds.apiPrincipal, sub: demoIds.apiPrincipal });
    expect(claims).not.toHaveProperty("scp");
  });

  it.each<[name: string, changes: Fields, oauth: string, status: number, number: number]>([
    ["a single scope", { scope: "https://graph.microsoft.com/User.Read" }, "invalid_scope", 400, 1002012],
    ["no assertion", { client_assertion: undefined, client_assertion_type: undefined }, "invalid_client", 401, 7000218],
    ["itself by its URI", { scope: `${api}/.default` }, "invalid_request", 400, 90009],
    ["an API that wants a role", { scope: `${demoIds.api}/.default` }, "invalid_grant", 400, 501051],
  ])("are refused for %s", async (_name, changes, oauth, status, number) => {
    expect(refusalOf(await credentials(changes))).toEqual([status, oauth, number]);
  });
});
