import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { describe, expect, it } from "vitest";
import {
  compilePolicy,
  countersInMemory,
  characters,
  inProcess,
  lintPolicy,
  namedValue,
  renderPolicy,
} from "../../policy/executable.ts";
import type { MetadataFacts } from "./index.ts";
import { metadataDocument } from "./index.ts";

const tenantIssuer = "https://login.microsoftonline.com/5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11/v2.0";
const facts: MetadataFacts = {
  name: "mcp-metadata",
  endpoint: { host: "mcp.contoso.com", path: "/mcp" },
  authorizationServer: tenantIssuer,
  scopePrefix: "https://mcp.contoso.com/mcp",
  catalogue: referenceCatalogue,
};
const root = "https://mcp.contoso.com/.well-known/oauth-protected-resource";
const path = `${root}/mcp`;

const asking = (changes: Partial<MetadataFacts> = {}) => {
  const gateway = compilePolicy(metadataDocument({ ...facts, ...changes }));
  const never = () => Promise.reject(new Error("the metadata document sends no requests"));
  const ports = {
    ...inProcess(),
    counters: countersInMemory(),
    forward: never,
    send: never,
    checkSignature: never,
    identityToken: never,
    namedValue: () => "api://0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
    backendUrl: () => undefined,
    metric: () => {},
  };
  return async (url: string, method = "GET", headers: Readonly<Record<string, string>> = {}) => {
    const answer = await gateway(
      {
        method,
        url,
        headers: Object.entries(headers),
        clientIp: "203.0.113.7",
        backend: { baseUrl: "https://x", path: "/" },
      },
      ports,
    );
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: answer.body instanceof Uint8Array ? Buffer.from(answer.body).toString() : "",
    };
  };
};

describe("protected resource metadata", () => {
  it("the linter finds nothing in the document", () => {
    expect(lintPolicy(metadataDocument(facts))).toEqual([]);
  });

  it.each([path, root])("R-07 %s answers without a token", async (url) => {
    const { status, headers } = await asking()(url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
  });

  it("R-07 both well-known forms give the same bytes", async () => {
    const ask = asking();
    expect((await ask(path)).text).toBe((await ask(root)).text);
  });

  it("R-07 R-09 R-179 says the endpoint, its issuer and the scopes to begin with, and nothing else", async () => {
    expect(JSON.parse((await asking()(path)).text)).toEqual({
      resource: "https://mcp.contoso.com/mcp",
      authorization_servers: [tenantIssuer],
      bearer_methods_supported: ["header"],
      scopes_supported: ["documents.read", "pages.fetch", "profile.read"].map(
        (name) => `https://mcp.contoso.com/mcp/${name}`,
      ),
    });
  });

  it("the resource is the address that clients type, without a slash at its end", async () => {
    const { resource } = JSON.parse((await asking()(path)).text) as { resource: string };
    expect(resource).toBe(path.replace("/.well-known/oauth-protected-resource", ""));
    expect(resource).not.toMatch(/\/$|\/common\/|\/organizations\//);
  });

  it("R-09 no scope is offered that means more than the session, and none that opens everything", async () => {
    const { scopes_supported } = JSON.parse((await asking()(path)).text) as { scopes_supported: string[] };
    for (const scope of scopes_supported) expect(scope).not.toMatch(/offline_access|\*|\/(all|full|admin|\.default)$/);
  });

  it("a catalogue without scopes to begin with leaves the list out", async () => {
    const text = (await asking({ catalogue: { ...referenceCatalogue, scopes: [] } })(path)).text;
    expect(JSON.parse(text)).not.toHaveProperty("scopes_supported");
  });

  it("the Application ID URI may be known at deployment only", async () => {
    const scopePrefix = namedValue({ name: "uri", description: "d", pattern: characters("a-z0-9:/-", 1, 99) });
    const text = (await asking({ scopePrefix, namedValues: [scopePrefix] })(path)).text;
    expect(text).toContain('"api://0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03/documents.read"');
    expect(renderPolicy(metadataDocument({ ...facts, scopePrefix, namedValues: [scopePrefix] }))).toContain("{{uri}}");
  });

  it("a page of another origin may ask, with the protocol's headers", async () => {
    const { status, headers } = await asking()(path, "OPTIONS", {
      Origin: "https://inspector.example",
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Headers": "mcp-protocol-version",
    });
    expect(status).toBe(204);
    expect(headers).toMatchObject({ "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" });
    expect(headers).not.toHaveProperty("Access-Control-Allow-Credentials");
  });

  it.each(["POST", "PUT", "DELETE", "PATCH"])("%s is no method of it", async (method) => {
    expect(await asking()(path, method)).toMatchObject({ status: 405, text: "" });
  });

  it.each([`${root}/other`, `${root}/mcp/`, "https://mcp.contoso.com/mcp", `${root}x`])(
    "%s is not there",
    async (url) => {
      expect(await asking()(url)).toMatchObject({ status: 404, text: "" });
    },
  );

  it.each(["evil.example", "mcp.contoso.com.evil.example"])("the host %s is not served", async (host) => {
    expect((await asking()(path.replace("mcp.contoso.com", host))).status).toBe(404);
  });

  it("the gateway's own name is served where it is asked by it", async () => {
    const ask = asking({ otherHosts: ["apim-mcp.azure-api.net"] });
    expect((await ask(path.replace("mcp.contoso.com", "apim-mcp.azure-api.net"))).text).toBe((await ask(path)).text);
  });

  it("R-56 an address that asks without end gets 429 with Retry-After", async () => {
    const ask = asking();
    for (let count = 0; count < 300; count++) await ask(path);
    const { status, headers } = await ask(path);
    expect(status).toBe(429);
    expect(Number(headers["Retry-After"])).toBeGreaterThan(0);
  });

  it("R-56 behind a proxy, which is one address for everybody, it may be asked more often", async () => {
    const ask = asking({ callsPerMinute: 301 });
    for (let count = 0; count < 300; count++) await ask(path);
    expect((await ask(path)).status).toBe(200);
    expect((await ask(path)).status).toBe(429);
  });
});
