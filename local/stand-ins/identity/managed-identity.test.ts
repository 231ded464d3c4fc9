import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../directory/demo-directory.ts";
import { api, createFixture, jsonOf, start } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";

let azure: Fixture;
beforeAll(async () => {
  azure = await createFixture();
});

const ask = (header: string | undefined, query: Readonly<Record<string, string>>, method = "GET") =>
  azure.ask("identity", {
    method,
    path: `/msi/token?${new URLSearchParams({ "api-version": "2019-08-01", ...query })}`,
    headers: header === undefined ? {} : { "x-identity-header": header },
  });

const vault = { resource: "https://vault.azure.net" };

describe("the managed identity endpoint", () => {
  it("gives the gateway's container a token with its role, for the API's client id", async () => {
    const body = jsonOf(await ask("gateway-header", { resource: api }));
    expect(body).toMatchObject({ token_type: "Bearer", resource: api, client_id: demoIds.gatewayIdentity });
    expect(body["expires_on"]).toBe(String(start / 1_000 + 86_400));
    expect(decodeJwt(String(body["access_token"]))).toMatchObject({
      aud: demoIds.api,
      azp: demoIds.gatewayIdentity,
      idtyp: "app",
      oid: demoIds.gatewayPrincipal,
      roles: ["Gateway.Forward"],
      ver: "2.0",
    });
  });

  it("gives each container the token of its own identity", async () => {
    const oidFor = async (header: string) => decodeJwt(String(jsonOf(await ask(header, vault))["access_token"]))["oid"];
    expect(await oidFor("server-header")).toBe(demoIds.serverPrincipal);
    expect(await oidFor("gateway-header")).toBe(demoIds.gatewayPrincipal);
  });

  it.each<[name: string, header: string | undefined, query: Record<string, string>, status: number]>([
    ["no header", undefined, vault, 401],
    ["a wrong header", "server-headeR", vault, 401],
    ["another version", "server-header", { ...vault, "api-version": "2017-09-01" }, 400],
    ["the client id of another identity", "server-header", { ...vault, client_id: demoIds.gatewayIdentity }, 400],
    ["the object id of another identity", "server-header", { ...vault, object_id: demoIds.gatewayPrincipal }, 400],
    ["a resource id", "server-header", { ...vault, mi_res_id: "/subscriptions/x" }, 400],
    ["an unknown resource", "server-header", { resource: "https://example.com" }, 400],
    ["no resource", "server-header", {}, 400],
    ["an API at which it holds no role", "server-header", { resource: api }, 400],
  ])("refuses %s", async (_name, header, query, status) => {
    const reply = await ask(header, query);
    expect(reply.status).toBe(status);
    expect(jsonOf(reply)).toEqual({ statusCode: status, message: expect.any(String) });
  });

  it("answers GET only", async () => {
    expect((await ask("server-header", vault, "POST")).status).toBe(404);
  });
});
