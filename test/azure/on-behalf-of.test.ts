import { decodeJwt } from "jose";
import { beforeAll, expect, it } from "vitest";
import { demoIds } from "../../local/stand-ins/index.ts";
import { createTokenExchange } from "../../server/src/azure/on-behalf-of.ts";
import { ExchangeRefused } from "../../server/src/identity/on-behalf-of.ts";
import type { ExchangeToken } from "../../server/src/identity/on-behalf-of.ts";
import { apiUri, useAzure } from "./use-azure.ts";

const azure = useAzure();
const { signal } = new AbortController();
const graph = "https://graph.microsoft.com/User.Read";
const objectIds = {
  alice: "a0000000-0000-4000-8000-00000000000a",
  bob: "b0000000-0000-4000-8000-00000000000a",
} as const;

let exchange: ExchangeToken;

beforeAll(() => {
  const { standIns, identity } = azure;
  const settings = { tenantId: demoIds.tenant, apiClientId: demoIds.api, authority: standIns.urls.authority };
  exchange = createTokenExchange(settings, identity);
});

const userToken = (person: string): Promise<string> =>
  azure.standIns.tokens.user({ person, client: demoIds.client, resource: apiUri, scopes: ["profile.read"] });

it.each(Object.entries(objectIds))("R-119 %s gets a token of Graph in their own name", async (person, oid) => {
  const { token, expiresAt } = await exchange(await userToken(person), graph, signal);
  expect(decodeJwt(token)).toMatchObject({
    aud: "https://graph.microsoft.com",
    oid,
    scp: "User.Read",
    appid: demoIds.api,
  });
  expect(expiresAt).toBeGreaterThan(Date.now());
});

it("R-35 the server proves itself by an assertion of its identity, not by a secret", async () => {
  const { token } = await exchange(await userToken("alice"), graph, signal);
  expect(decodeJwt(token)["appidacr"]).toBe("2");
});

it("R-139 a token that was made for another is exchanged for nothing", async () => {
  const foreign = (await exchange(await userToken("alice"), graph, signal)).token;
  await expect(exchange(foreign, graph, signal)).rejects.toThrow(/refused with 4\d\d/);
});

it("R-53 no token is exchanged without consent", async () => {
  await expect(exchange(await userToken("alice"), "https://vault.azure.net/.default", signal)).rejects.toEqual(
    new ExchangeRefused("the token endpoint refused with 400 [65001]"),
  );
});

it("R-160 a caller who goes away ends what was asked", async () => {
  azure.standIns.faults.inject({ service: "entra", path: /\/token$/, fault: { kind: "hang" } });
  await expect(exchange(await userToken("bob"), graph, AbortSignal.timeout(100))).rejects.toThrow();
});
