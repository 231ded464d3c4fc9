import { createHttpHeaders, createPipelineFromOptions, createPipelineRequest } from "@azure/core-rest-pipeline";
import type { HttpClient, HttpMethods } from "@azure/core-rest-pipeline";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoIds } from "../directory/demo-directory.ts";
import { createFixture } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";
import { demoSubscription } from "../services.ts";
import { place } from "./cloud.ts";

const subscription = `/subscriptions/${demoSubscription}`;
const groupId = `${subscription}/resourceGroups/rg-mcp`;
const vault = `${groupId}/providers/Microsoft.KeyVault/vaults/kv-mcp`;

const group = { id: demoIds.client, displayName: "MCP users", securityEnabled: true };
const objects = new Map([["groups", new Map([[group.id, group]])]]);
let azure: Fixture;
let httpClient: HttpClient;
beforeAll(async () => {
  azure = await createFixture({ objects });
  httpClient = {
    sendRequest: async (request) => {
      const { pathname, search } = new URL(request.url);
      const headers = request.headers.toJSON();
      const reply = await azure.ask("arm", {
        method: request.method,
        path: pathname + search,
        headers,
        body: String(request.body ?? ""),
      });
      return {
        request,
        status: reply.status,
        headers: createHttpHeaders(reply.headers as Record<string, string>),
        bodyAsText: String(reply.body ?? ""),
      };
    },
  };
});

beforeEach(() => {
  azure.controls.cloud.resources.clear();
  azure.controls.cloud.grants.length = 0;
});

const give = (actions: readonly string[], scope = subscription, notActions: readonly string[] = []) =>
  azure.controls.cloud.grants.push({ principalId: demoIds.serverPrincipal, scope, actions, notActions });

/** Through the pipeline of the Azure SDK, as every client of the management API is built. */
const ask = async (method: HttpMethods, path: string, body?: unknown, version = "?api-version=2024-01-01") => {
  const { authorization } = await azure.bearer("server", "https://management.azure.com");
  const request = createPipelineRequest({
    url: `https://management.azure.com${path}${version}`,
    method,
    headers: createHttpHeaders({ authorization }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { status, bodyAsText } = await createPipelineFromOptions({}).sendRequest(httpClient, request);
  return { status, body: bodyAsText ? (JSON.parse(bodyAsText) as Record<string, unknown>) : undefined };
};

describe("Resource Manager", () => {
  it("keeps a resource from PUT to DELETE, with all that lies below it", async () => {
    give(["*"]);
    expect((await ask("PUT", vault, {})).body).toMatchObject({ error: { code: "ResourceGroupNotFound" } });
    expect((await ask("PUT", groupId, { location: "westeurope" })).status).toBe(201);
    const created = await ask("PUT", vault, { location: "westeurope", properties: { sku: { name: "standard" } } });
    expect(created).toMatchObject({ status: 201, body: { type: "Microsoft.KeyVault/vaults", name: "kv-mcp" } });
    const patched = await ask("PATCH", vault.toUpperCase().replace("/SUBSCRIPTIONS", "/subscriptions"), {
      tags: { a: "b" },
    });
    expect(patched).toMatchObject({
      status: 200,
      body: { id: vault, tags: { a: "b" }, properties: { sku: { name: "standard" } } },
    });
    expect((await ask("GET", vault.slice(0, -7))).body).toMatchObject({ value: [{ id: vault }] });
    expect((await ask("DELETE", groupId)).status).toBe(200);
    expect((await ask("GET", vault)).body).toMatchObject({ error: { code: "ResourceNotFound" } });
  });

  it.each([
    ["below the scope of the role", "GET", vault, 200],
    ["outside of it", "GET", `${subscription}/resourceGroups/other`, 403],
    ["an action that the role leaves out", "DELETE", vault, 403],
    ["an action of a POST", "POST", `${vault}/purge`, 403],
  ] as const)("allows what a role allows: %s", async (_, method, path, status) => {
    place(azure.controls.cloud, vault);
    give(["*/read", "Microsoft.KeyVault/vaults/*"], groupId, ["*/delete", "*/purge/action"]);
    expect((await ask(method, path)).status).toBe(status);
  });

  it("answers a principal without roles which it has, and nothing else", async () => {
    expect((await ask("GET", `${subscription}/providers/Microsoft.Authorization/permissions`)).body).toEqual({
      value: [],
    });
    expect(await ask("GET", subscription)).toMatchObject({
      status: 403,
      body: { error: { code: "AuthorizationFailed" } },
    });
  });

  it("registers a resource provider", async () => {
    give(["*"]);
    azure.controls.cloud.providers.set("Microsoft.App", {
      registrationState: "NotRegistered",
      resourceTypes: { containerApps: ["West Europe"] },
    });
    const path = `${subscription}/providers/Microsoft.App`;
    expect((await ask("GET", path)).body).toMatchObject({ registrationState: "NotRegistered" });
    await ask("POST", `${path}/register`);
    expect((await ask("GET", path)).body).toMatchObject({ registrationState: "Registered" });
  });

  it.each([
    ["without a version", `${subscription}`, "", 400, "MissingApiVersionParameter"],
    ["of another subscription", `/subscriptions/${demoIds.tenant}`, undefined, 404, "SubscriptionNotFound"],
  ])("refuses a request %s", async (_, path, version, status, code) => {
    give(["*"]);
    expect(await ask("GET", path, undefined, version)).toMatchObject({ status, body: { error: { code } } });
  });

  it("refuses a token for another service", async () => {
    const headers = await azure.bearer("server", "https://vault.azure.net");
    expect((await azure.ask("arm", { path: `${subscription}?api-version=1`, headers })).status).toBe(401);
  });
});

describe("Graph", () => {
  it.each([
    ["who may read them", "Directory.AccessAsUser.All", 200],
    ["and refuses others", "User.Read", 403],
  ])("shows objects of the tenant to those %s", async (_, scope, status) => {
    const bob = { person: "bob", client: demoIds.api, resource: "https://graph.microsoft.com", scopes: [scope] };
    const headers = { authorization: `Bearer ${await azure.tokens.user(bob)}` };
    expect((await azure.ask("graph", { path: `/v1.0/groups/${group.id}`, headers })).status).toBe(status);
  });
});
