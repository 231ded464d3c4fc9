import { approvalsDocument } from "@mcp-landing-zone/gateway/documents/approvals";
import { facadeRoutes, usualClients } from "@mcp-landing-zone/gateway/documents/facade";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { metadataDocument } from "@mcp-landing-zone/gateway/documents/metadata";
import { lintPolicy } from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import { approvalId, approverToken, decide } from "../approvals/requests.ts";
import { audience, client, facts, issuer, otherClient, tenant } from "../../../testing/policies/facts.ts";
import { gatewayOf, valuesOf } from "../../../testing/policies/gateway.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";
import { toolCall } from "../../../testing/policies/requests.ts";
import { userToken } from "../../../testing/policies/tokens.ts";

// Two servers of one gateway, as the stacks publish them: each at its own path, with an application and an issuer of its own.
const host = "mcp.contoso.com";
const audiences = { weather: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f21", ledger: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f22" };
type Name = keyof typeof audiences;
const names = Object.keys(audiences) as Name[];

const factsOf = (name: Name): McpFacts => ({
  ...facts,
  name,
  endpoint: { host, path: `/${name}/mcp`, base: `/${name}` },
  audience: audiences[name],
  scopePrefix: `api://${audiences[name]}`,
  gatewayToken: { resource: `api://${audiences[name]}`, clientId: client },
  backendId: name,
  underGatewaySwitch: true,
});

const switches = (values: Readonly<Record<string, string>> = {}) => ({
  namedValue: (name: string) =>
    values[name] ?? (name.endsWith("-switch") ? "none" : name.endsWith("-threat-level") ? "0" : undefined),
  backendUrl: (id: string) => `https://${id}.internal`,
});

const at = (name: Name, exchange: Exchange): Exchange => ({ ...exchange, url: `https://${host}/${name}/mcp` });
const tokenFor = (name: Name) => userToken({ aud: audiences[name] });
const withToken = (exchange: Exchange, token: string): Exchange => ({
  ...exchange,
  headers: { ...exchange.headers, authorization: `Bearer ${token}` },
});
const call = (name: Name, token = tokenFor(name)) => withToken(at(name, toolCall("2026-07-28")), token);
const documentOf = (name: Name) => mcpDocument(factsOf(name));

describe("a token is for one server", () => {
  const pairs = names.flatMap((to) => names.map((of) => [of, to] as const));
  it.each(pairs)("R-01 R-06 that of %s at %s", async (of, to) => {
    const { status, forwarded } = await gatewayOf(documentOf(to), switches()).send(call(to, tokenFor(of)));
    expect([status, forwarded?.url]).toEqual(of === to ? [200, `https://${to}.internal/${to}/mcp`] : [401, undefined]);
  });

  it.each(pairs.filter(([of, to]) => of !== to))("R-51 an approver of %s decides nothing at %s", async (of, to) => {
    const document = approvalsDocument(factsOf(to));
    const decision = { ...decide, url: `https://${host}/${to}/approvals/${approvalId}` };
    const ask = (name: Name) =>
      gatewayOf(document, switches()).send(withToken(decision, approverToken({ aud: audiences[name] })));
    expect((await ask(of)).status).toBe(401);
    const own = await ask(to);
    expect([own.status, own.forwarded?.url]).toEqual([200, `https://${to}.internal/approvals/${approvalId}`]);
  });

  it("R-01 the token of a server that had the host for itself is refused by those that came later", async () => {
    const { status } = await gatewayOf(documentOf("weather"), switches()).send(call("weather", userToken()));
    expect([status, audience === audiences.weather]).toEqual([401, false]);
  });

  it("R-02 the gateway vouches to each server with a token for that server alone", async () => {
    const proofs = await Promise.all(
      names.map(async (name) => {
        const { forwarded } = await gatewayOf(documentOf(name), switches()).send(call(name));
        return forwarded && valuesOf(forwarded, "x-gateway-authorization")[0];
      }),
    );
    expect(proofs).toEqual(names.map((name) => `Bearer token-of-${client}-for-api://${audiences[name]}`));
  });
});

describe("a client's discovery", () => {
  const metadata = (name: Name) =>
    metadataDocument({
      name: `${name}-metadata`,
      endpoint: factsOf(name).endpoint,
      authorizationServer: `https://${host}/${name}`,
      scopePrefix: `api://${audiences[name]}`,
      catalogue: facts.catalogue,
    });
  const get = (url: string): Exchange => ({ method: "GET", url, headers: {}, clientIp: "203.0.113.7" });

  it.each(names)("R-07 the challenge of %s leads to its own metadata, which names its own issuer", async (name) => {
    const { headers } = await gatewayOf(documentOf(name), switches()).send(withToken(call(name), "nonsense"));
    const [challenge = ""] = valuesOf({ headers }, "www-authenticate");
    const url = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? "";
    expect(url).toBe(`https://${host}/.well-known/oauth-protected-resource/${name}/mcp`);
    const answer = await gatewayOf(metadata(name)).send(get(url));
    expect(JSON.parse(answer.text)).toMatchObject({
      resource: `https://${host}/${name}/mcp`,
      authorization_servers: [`https://${host}/${name}`],
    });
  });

  it("R-07 no server answers for the whole host where there are several", async () => {
    const root = get(`https://${host}/.well-known/oauth-protected-resource`);
    expect((await gatewayOf(metadata("weather")).send(root)).status).toBe(404);
  });

  it("R-07 R-176 the issuer has its metadata in the path form, and every route below its own path", async () => {
    const routes = facadeRoutes({
      name: "weather-facade",
      endpoint: factsOf("weather").endpoint,
      serverName: "Weather",
      tenantId: tenant,
      scopePrefix: `api://${audiences.weather}`,
      catalogue: facts.catalogue,
      clients: [{ ...usualClients[0], clientId: otherClient }],
    });
    expect(Object.fromEntries(Object.entries(routes).map(([route, { path }]) => [route, path]))).toEqual({
      metadata: "/.well-known/oauth-authorization-server/weather",
      authorize: "/weather/oauth/authorize",
      consent: "/weather/oauth/consent",
      token: "/weather/oauth/token",
      register: "/weather/oauth/register",
    });
    const { text } = await gatewayOf(routes.metadata.document).send(get(`https://${host}${routes.metadata.path}`));
    expect(JSON.parse(text)).toMatchObject({
      issuer: `https://${host}/weather`,
      authorization_endpoint: `https://${host}/weather/oauth/authorize`,
      token_endpoint: `https://${host}/weather/oauth/token`,
      registration_endpoint: `https://${host}/weather/oauth/register`,
    });
    expect(issuer).not.toContain(host);
  });
});

describe("R-55 the switches", () => {
  const statuses = (values: Readonly<Record<string, string>>) =>
    Promise.all(
      names.map(async (name) => (await gatewayOf(documentOf(name), switches(values)).send(call(name))).status),
    );

  it.each([
    ["nothing is stopped", {}, [200, 200]],
    ["one server is stopped", { "weather-switch": "all" }, [503, 200]],
    ["all servers are stopped", { "mcp-all-switch": "all" }, [503, 503]],
    ["one client is stopped at one server", { "ledger-switch": `client:${client}` }, [200, 403]],
    ["one client is stopped everywhere", { "mcp-all-switch": `client:${client}` }, [403, 403]],
    ["another client is stopped everywhere", { "mcp-all-switch": `none client:${otherClient}` }, [200, 200]],
    ["an unknown word for all servers", { "mcp-all-switch": "tool:whoami" }, [503, 503]],
    ["a client for all servers that is no client id", { "mcp-all-switch": "client:everybody" }, [503, 503]],
    ["the switch of all servers cannot be read", { "mcp-all-switch": "" }, [503, 503]],
  ])("%s", async (_what, values, expected) => {
    expect(await statuses(values as Readonly<Record<string, string>>)).toEqual(expected);
  });
});

it.each(names)("no rule of the library finds anything in the documents of %s", (name) => {
  expect([documentOf(name), approvalsDocument(factsOf(name))].flatMap((document) => lintPolicy(document))).toEqual([]);
});
