import { describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../../policy/index.ts";
import { characters, guid, lintPolicy, namedValue, renderPolicy, withoutStage } from "../../../policy/index.ts";
import { facadePaths } from "../facade.ts";
import type { FacadeRouteName } from "../routes.ts";
import { facadeRoutes } from "../routes.ts";
import { TestFacade, claudeId, codeId, facadeFacts } from "./test-facade.ts";

const routes = facadeRoutes(facadeFacts);
const names = Object.keys(routes) as FacadeRouteName[];
const documents: readonly PolicyDocument[] = [
  routes.authorize.wider,
  ...Object.values(routes).map(({ document }) => document),
];

describe("every route", () => {
  it.each(documents.map((document) => [document.name, document] as const))("%s keeps the rules", (_, document) => {
    expect(lintPolicy(document)).toEqual([]);
  });

  it.each(names)("R-16 %s is limited by address, with any other input", async (name) => {
    const facade = new TestFacade({}, { ...facadeFacts, callsPerMinute: 3 });
    const statuses: number[] = [];
    for (let call = 0; call < 4; call++) {
      const headers = [
        ["X-Forwarded-For", `10.0.0.${call}`],
        ["Mcp-Session-Id", String(call)],
      ] as const;
      statuses.push((await facade.call(name, { headers })).status);
    }
    expect(statuses.map((status) => status === 429)).toEqual([false, false, false, true]);
    expect((await facade.call(name, { clientIp: "198.51.100.1" })).status).not.toBe(429);
  });

  it.each(["authorize", "consent"] as const)("R-161 %s refuses too many with a page", async (name) => {
    const facade = new TestFacade({}, { ...facadeFacts, callsPerMinute: 1 });
    await facade.call(name);
    const answer = await facade.call(name);
    expect([answer.status, answer.header("Retry-After"), answer.header("X-Frame-Options")]).toEqual([
      429,
      "60",
      "DENY",
    ]);
  });

  it.each(["token", "register", "metadata"] as const)(
    "R-161 %s refuses too many in the words of OAuth",
    async (name) => {
      const facade = new TestFacade({}, { ...facadeFacts, callsPerMinute: 1 });
      await facade.call(name);
      const answer = await facade.call(name);
      expect([answer.status, JSON.parse(answer.text).error, answer.header("Cache-Control")]).toEqual([
        429,
        "temporarily_unavailable",
        "no-store",
      ]);
    },
  );

  it.each(names)("an element of %s that fails gives no detail and no status 500", async (name) => {
    const failing = () => {
      throw new Error("secret detail");
    };
    const facade = new TestFacade({ counters: { since: failing } as never });
    const answer = await facade.call(name);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain("secret");
  });
});

describe("pages of other origins", () => {
  const page = "http://localhost:6274";
  const preflight = [
    ["Origin", page],
    ["Access-Control-Request-Method", "POST"],
    ["Access-Control-Request-Headers", "content-type"],
  ] as const;

  it.each(["token", "register"] as const)("may not call %s unless they are named", async (name) => {
    const answer = await new TestFacade().call(name, { method: "OPTIONS", headers: preflight });
    expect(answer.header("Access-Control-Allow-Origin")).toBeUndefined();
  });

  it.each(["token", "register"] as const)("may call %s once they are named, without credentials", async (name) => {
    const facade = new TestFacade({}, { ...facadeFacts, browserOrigins: [page] });
    const answer = await facade.call(name, { method: "OPTIONS", headers: preflight });
    expect([answer.header("Access-Control-Allow-Origin"), answer.header("Access-Control-Allow-Credentials")]).toEqual([
      page,
      undefined,
    ]);
    const other = await facade.call(name, {
      method: "OPTIONS",
      headers: [["Origin", "https://evil.example"], ...preflight.slice(1)],
    });
    expect(other.header("Access-Control-Allow-Origin")).toBeUndefined();
  });

  it.each(["authorize", "consent"] as const)("may never read %s", async (name) => {
    const facade = new TestFacade({}, { ...facadeFacts, browserOrigins: [page] });
    const answer = await facade.call(name, { headers: [["Origin", page]] });
    expect(answer.header("Access-Control-Allow-Origin")).toBeUndefined();
  });
});

describe("the rendered routes", () => {
  const xml = documents.map((document) => renderPolicy(document)).join("\n");

  it.each([
    ["a trace", /<trace|<log-to-eventhub/],
    ["a cache", /cache-(store|lookup)/],
    ["cryptography of its own", /Encrypt\(|Decrypt\(|HMAC|RSA/],
    ["an identity or a secret", /authentication-|client_secret|client_assertion/],
    ["R-23 a forwarded request", /<forward-request/],
  ])("R-23 has no %s", (_, pattern) => {
    expect(xml).not.toMatch(pattern);
  });

  it("mentions ids that Terraform knows at apply by name alone", async () => {
    const clientId = namedValue({ name: "mcp-client-id", description: "d", pattern: guid });
    const scopePrefix = namedValue({
      name: "mcp-api-uri",
      description: "d",
      pattern: characters("a-z0-9:/-", 1, 200),
    });
    const [claude, ...others] = facadeFacts.clients;
    const facts = { ...facadeFacts, clients: [{ ...claude, clientId }, ...others] as const, scopePrefix };
    for (const { document } of Object.values(facadeRoutes(facts))) expect(lintPolicy(document)).toEqual([]);
    const values: Readonly<Record<string, string>> = {
      "mcp-client-id": claudeId,
      "mcp-api-uri": String(facadeFacts.scopePrefix),
    };
    const named = new TestFacade({ namedValue: (name) => values[name] }, facts);
    const plain = new TestFacade();
    expect(await (await named.press("allow", await named.authorize())).header("Location")).toBe(
      (await plain.press("allow", await plain.authorize())).header("Location"),
    );
  });

  it("refuses every request while an id is not what it should be", async () => {
    const clientId = namedValue({ name: "mcp-client-id", description: "d", pattern: guid });
    const clients = [{ ...facadeFacts.clients[0], clientId }] as const;
    const facade = new TestFacade({ namedValue: () => '" + evil + "' }, { ...facadeFacts, clients });
    expect((await facade.authorize()).status).toBe(503);
  });
});

it("the limit is what limits", async () => {
  const facade = new TestFacade({}, { ...facadeFacts, callsPerMinute: 1 }, (document) =>
    withoutStage(document, "limit"),
  );
  await facade.call("metadata");
  expect((await facade.call("metadata")).status).toBe(200);
});

it("paths are below the origin and say what they are", () => {
  expect(Object.fromEntries(names.map((name) => [name, routes[name].path]))).toEqual(facadePaths());
});

describe("a configuration that would be unsafe is refused", () => {
  const client = (redirectUri: string) => ({
    clients: [{ name: "A", clientId: claudeId, redirectUris: [redirectUri] }] as const,
  });
  it.each([
    ["a wildcard", client("https://*.example.com/cb")],
    ["a query", client("https://a.example/cb?x=1")],
    ["a fragment", client("https://a.example/cb#x")],
    ["user information", client("https://a@b.example/cb")],
    ["plain http", client("http://a.example/cb")],
    ["IPv6 loopback, which Entra does not know", client("http://[::1]/cb")],
    ["a loopback port", client("http://localhost:1234/cb")],
    ["an escape", client("https://a.example/%63b")],
    ["another spelling", client("https://A.example/cb")],
    ["a scheme of its own", client("cursor://oauth")],
    ["no clients", { clients: [] as never }],
    ["no name", { clients: [{ name: "", clientId: claudeId, redirectUris: ["https://a.example/cb"] }] as const }],
    [
      "a name with a direction mark",
      { clients: [{ name: "A\u202eB", clientId: claudeId, redirectUris: ["https://a.example/cb"] }] as const },
    ],
    [
      "two clients at one address",
      {
        clients: [
          { name: "A", clientId: claudeId, redirectUris: ["https://a.example/cb"] },
          { name: "B", clientId: codeId, redirectUris: ["https://a.example/cb"] },
        ] as const,
      },
    ],
    [
      "two clients at one path of the user's machine",
      {
        clients: [
          { name: "A", clientId: claudeId, redirectUris: ["http://localhost/"] },
          { name: "B", clientId: codeId, redirectUris: ["http://localhost"] },
        ] as const,
      },
    ],
    [
      "two clients of one Entra application, which keeps what users agree to",
      {
        clients: [
          { name: "A", clientId: claudeId, redirectUris: ["https://a.example/cb"] },
          { name: "B", clientId: claudeId, redirectUris: ["https://b.example/cb"] },
        ] as const,
      },
    ],
    [
      "two names that could be one resource",
      {
        clients: [
          { name: "A b", clientId: claudeId, redirectUris: ["https://a.example/cb"] },
          { name: "a-B", clientId: codeId, redirectUris: ["https://b.example/cb"] },
        ] as const,
      },
    ],
    [
      "a document without https",
      {
        clients: [
          {
            name: "A",
            clientId: claudeId,
            redirectUris: ["https://a.example/cb"],
            metadataUrl: "http://a.example/c.json",
          },
        ] as const,
      },
    ],
    [
      "a document without a path",
      {
        clients: [
          { name: "A", clientId: claudeId, redirectUris: ["https://a.example/cb"], metadataUrl: "https://a.example/" },
        ] as const,
      },
    ],
    ["a wildcard origin", { browserOrigins: ["*"] }],
    ["an Entra elsewhere by a slash", { entra: "https://login.microsoftonline.com/" }],
  ])("%s", (_, changes) => {
    expect(() => facadeRoutes({ ...facadeFacts, ...changes })).toThrow(/expected/);
  });
});
