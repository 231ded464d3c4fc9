import { beforeAll, describe, expect, it } from "vitest";
import { graphClientId } from "../directory/azure-services.ts";
import { demoIds } from "../directory/demo-directory.ts";
import { api, createFixture, jsonOf } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";

let azure: Fixture;
beforeAll(async () => {
  azure = await createFixture();
});

const tokenFor = async (resource: string, scopes: readonly string[]) => ({
  authorization: `Bearer ${await azure.tokens.user({ person: "bob", client: demoIds.api, resource, scopes })}`,
});

describe("Graph", () => {
  it("shows the person whose token it is, and the fields that were asked for", async () => {
    const headers = await tokenFor(graphClientId, ["User.Read"]);
    const path = "/v1.0/me?$select=id,displayName,officeLocation";
    expect(jsonOf(await azure.ask("graph", { path, headers }))).toEqual({
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity",
      id: "b0000000-0000-4000-8000-00000000000a",
      displayName: "Bob Brandt",
      officeLocation: "Bern 3.01",
    });
  });

  it.each<[name: string, resource: string, scopes: readonly string[], status: number]>([
    ["a token for the API itself", api, ["User.Read"], 401],
    ["a token without the scope", graphClientId, ["Mail.Read"], 403],
  ])("refuses %s", async (_name, resource, scopes, status) => {
    const headers = await tokenFor(resource, scopes);
    expect((await azure.ask("graph", { path: "/v1.0/me", headers })).status).toBe(status);
  });

  it("has nothing but the signed-in person", async () => {
    const headers = await tokenFor(graphClientId, ["User.Read"]);
    expect((await azure.ask("graph", { path: "/v1.0/users", headers })).status).toBe(404);
  });
});
