// Long: a request through the whole server, refusal by refusal in the order of the stages.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { answerOf, createHarness, eras, modern, publicUrl, scope } from "../../testing/harness.ts";
import type { Era, Harness, Sent } from "../../testing/harness.ts";
import { testTenant } from "../../testing/issuer.ts";
import { StateUnavailable } from "./state/state-store.ts";
import { defineTool } from "./tools/define-tool.ts";
import { object, text } from "./tools/schema.ts";

const ran = vi.fn();

const echo = defineTool({
  name: "echo",
  version: "1.0.0",
  title: "Echo",
  description: "Says it again.",
  scope: "echo.use",
  effect: "read",
  classification: "public",
  input: object({ say: text({ maxLength: 100 }) }),
  output: object({ said: text({ maxLength: 100 }) }),
  run: async ({ say }) => {
    ran(say);
    return { said: say };
  },
});

const call = (era: Era, say = "hi") => eras[era]("tools/call", { name: "echo", arguments: { say } });

let harness: Harness;
const { gatewayClientId, otherClientId } = testTenant;

beforeEach(async () => {
  ran.mockClear();
  harness = await createHarness({ tools: [echo] });
});

const user = (claims = {}) => harness.issuer.user({ scp: "echo.use", ...claims });

describe.each<Era>(["modern", "legacy"])("a %s request", (era) => {
  it("that is in order reaches its tool", async () => {
    const { status, result } = await answerOf(await harness.send({ token: await user(), ...call(era) }));
    expect(status).toBe(200);
    expect(result).toMatchObject({
      structuredContent: { said: "hi" },
      content: [{ type: "text", text: '{"said":"hi"}' }],
    });
  });

  it("R-61 leaves one record", async () => {
    await harness.send({ token: await user(), ...call(era) }).then(answerOf);
    expect(harness.events).toEqual([
      expect.objectContaining({ event: "tool.call", phase: "finished", decision: "allowed", reason: "ok" }),
    ]);
  });

  it("R-53 lists what the caller may use", async () => {
    const list = async (token: string) =>
      (await answerOf(await harness.send({ token, ...eras[era]("tools/list") }))).result;
    expect(await list(await user())).toMatchObject({ tools: [{ name: "echo" }] });
  });

  it("R-08 R-53 without any right here gets 403 for any message, as from the gateway", async () => {
    const token = await user({ scp: "other.use" });
    for (const method of ["tools/list", "prompts/list", "ping", "unknown"]) {
      const answer = await answerOf(await harness.send({ token, ...eras[era](method) }));
      expect(answer.status).toBe(403);
      expect(answer.headers.get("www-authenticate")).toMatch(
        /^Bearer error="insufficient_scope", scope="[^"]+\/echo\.use"/,
      );
    }
  });

  it("R-06 with two tokens gets a challenge without a scope, as from the gateway", async () => {
    const sent = eras[era]("tools/list");
    const authorization = `Bearer ${await user()}, Bearer x`;
    const { headers } = await harness.send({ token: undefined, ...sent, headers: { ...sent.headers, authorization } });
    expect(headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_request", resource_metadata="[^"]+"$/);
  });

  it("R-08 without the scope gets 403 and the name of the scope", async () => {
    const answer = await harness.send({ token: await user({ scp: "other.use" }), ...call(era) }).then(answerOf);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("www-authenticate")).toBe(
      `Bearer error="insufficient_scope", scope="${publicUrl}/echo.use", resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"`,
    );
    expect(ran).not.toHaveBeenCalled();
  });

  it("R-17 with arguments that do not fit gets an answer for the model, and the tool does not run", async () => {
    const sent = eras[era]("tools/call", { name: "echo", arguments: { say: 1, more: true } });
    const { result } = await answerOf(await harness.send({ token: await user(), ...sent }));
    expect(result).toMatchObject({ isError: true });
    expect(ran).not.toHaveBeenCalled();
  });

  it("for an unknown tool gets an error that does not repeat its name", async () => {
    const sent = eras[era]("tools/call", { name: "nothing_of_the_kind", arguments: {} });
    const { error, status } = await answerOf(await harness.send({ token: await user(), ...sent }));
    expect({ status, code: error?.code }).toEqual({ status: 200, code: -32602 });
    expect(error?.message).not.toContain("nothing_of_the_kind");
    expect(harness.events).toHaveLength(1);
  });

  it("with an invalid cursor gets an error", async () => {
    const { error } = await answerOf(
      await harness.send({ token: await user(), ...eras[era]("tools/list", { cursor: "x" }) }),
    );
    expect(error).toMatchObject({ code: -32602 });
  });

  it.each<[string, number, (sent: Sent) => Sent]>([
    ["R-02 no token", 401, (sent) => ({ ...sent, token: undefined })],
    ["R-10 its token in the query", 400, (sent) => ({ ...sent, path: `/mcp?access_token=${sent.token}` })],
    ["R-10 one in the query besides, escaped", 400, (sent) => ({ ...sent, path: "/mcp?x=1&Access%5Ftoken=y" })],
    [
      "R-06 two tokens",
      400,
      (sent) => ({ ...sent, headers: { ...sent.headers, authorization: `Bearer ${sent.token}, Bearer x` } }),
    ],
    ["R-06 another scheme", 401, (sent) => ({ ...sent, headers: { ...sent.headers, authorization: "Basic YTpi" } })],
    ["R-12 a foreign Host", 403, (sent) => ({ ...sent, headers: { ...sent.headers, host: "evil.example" } })],
    [
      "R-12 a foreign Origin",
      403,
      (sent) => ({ ...sent, headers: { ...sent.headers, origin: "https://evil.example" } }),
    ],
    [
      "R-86 no proof of the gateway",
      403,
      (sent) => ({ ...sent, headers: { ...sent.headers, "x-gateway-authorization": undefined } }),
    ],
    [
      "R-86 the caller's token as proof",
      403,
      (sent) => ({ ...sent, headers: { ...sent.headers, "x-gateway-authorization": `Bearer ${sent.token}` } }),
    ],
    ["R-14 a batch", 400, (sent) => ({ ...sent, body: [sent.body] })],
    ["R-14 an empty batch", 400, (sent) => ({ ...sent, body: [] })],
    [
      "R-172 another name in its header",
      400,
      (sent) => ({ ...sent, headers: { ...sent.headers, "mcp-name": "other" } }),
    ],
    [
      "R-172 another method in its header",
      400,
      (sent) => ({ ...sent, headers: { ...sent.headers, "mcp-method": "tools/list" } }),
    ],
    [
      "R-14 an unknown revision",
      400,
      (sent) => ({ ...sent, headers: { ...sent.headers, "mcp-protocol-version": "1999-01-01" } }),
    ],
    ["R-46 a key twice", 400, (sent) => ({ ...sent, body: JSON.stringify(sent.body).replace("{", '{"id":2,') })],
    ["R-55 a body over the bound", 413, (sent) => ({ ...sent, body: JSON.stringify(sent.body).padEnd(300_000) })],
    ["another media type", 415, (sent) => ({ ...sent, headers: { ...sent.headers, "content-type": "text/plain" } })],
    ["R-170 GET", 405, (sent) => ({ ...sent, method: "GET", body: undefined })],
    ["R-170 DELETE", 405, (sent) => ({ ...sent, method: "DELETE", body: undefined })],
    ["another path", 404, (sent) => ({ ...sent, path: "/mcp/x" })],
    ["an id that is null", 400, (sent) => ({ ...sent, body: { ...(sent.body as object), id: null } })],
    ["an id without end", 400, (sent) => ({ ...sent, body: { ...(sent.body as object), id: "x".repeat(257) } })],
    ["an answer instead of a request", 400, (sent) => ({ ...sent, body: { jsonrpc: "2.0", id: 1, result: {} } })],
  ])("is refused with %s, the tool does not run, one record says so", async (_title, status, change) => {
    const response = await harness.send(change({ token: await user(), ...call(era) }));
    expect(response.status).toBe(status);
    expect(ran).not.toHaveBeenCalled();
    expect(harness.events.map(({ decision }) => decision)).toEqual(["refused"]);
  });
});

describe("the challenge", () => {
  const authenticateOf = async (sent: Partial<Sent>) =>
    (await harness.send({ token: undefined, ...call("modern"), ...sent })).headers.get("www-authenticate");

  it("R-07 names no error when there were no credentials", async () => {
    expect(await authenticateOf({})).toBe(
      `Bearer scope="${publicUrl}/echo.use", resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"`,
    );
  });

  it("R-08 says invalid_token when there were some", async () => {
    expect(await authenticateOf({ token: "x.y.z" })).toMatch(/^Bearer error="invalid_token", scope=/);
  });
});

describe("the caller", () => {
  it.each<[string, () => Promise<string>, number]>([
    ["R-164 a client that is not allowed", () => user({ azp: otherClientId }), 403],
    ["R-86 the gateway itself", () => harness.issuer.gateway({ roles: ["echo.use"] }), 403],
    ["an application with the role", () => harness.issuer.application({ roles: ["echo.use"] }), 200],
    ["R-53 an application with another role", () => harness.issuer.application({ roles: ["Gateway.Forward"] }), 403],
    ["R-53 a user who has only the role", () => user({ scp: "other.use", roles: ["echo.use"] }), 403],
  ])("%s", async (_title, token, status) => {
    expect((await harness.send({ token: await token(), ...call("modern") })).status).toBe(status);
  });

  it("R-164 is recorded with its client and how that proved itself, allowed or refused", async () => {
    await harness.send({ token: await user({ azpacr: "0" }), ...call("modern") });
    await harness.send({ token: await user({ azpacr: "2", scp: "other.use" }), ...call("modern") });
    expect(harness.events.map(({ principal }) => principal)).toEqual([
      expect.objectContaining({ object: testTenant.alice, client: testTenant.clientId, proof: "public" }),
      expect.objectContaining({ object: testTenant.alice, client: testTenant.clientId, proof: "certificate" }),
    ]);
  });

  it("R-53 of a broader scope may do what a narrower one opens, and not the reverse", async () => {
    const scopes = [scope("echo.use"), scope("echo.manage", { includes: ["echo.use"] })];
    harness = await createHarness({ tools: [echo], scopes });
    expect((await harness.send({ token: await user({ scp: "echo.manage" }), ...call("modern") })).status).toBe(200);
  });

  it("R-53 of an application gets no scope that is for people only", async () => {
    harness = await createHarness({ tools: [echo], scopes: [scope("echo.use", { applications: false })] });
    const token = await harness.issuer.application({ roles: ["echo.use"] });
    expect((await harness.send({ token, ...call("modern") })).status).toBe(403);
  });
});

describe("the proof of the gateway", () => {
  it.each<[string, Record<string, unknown>]>([
    ["another identity", { azp: otherClientId }],
    ["another role", { roles: ["Other"] }],
    ["no role", { roles: undefined }],
    ["a user's token", { idtyp: "user", scp: "echo.use", azp: gatewayClientId }],
    ["expired", { exp: 1_700_000_000 }],
  ])("R-86 is refused from %s", async (_title, claims) => {
    const proof = await harness.issuer.gateway(claims);
    const sent = call("modern");
    const headers = { ...sent.headers, "x-gateway-authorization": `Bearer ${proof}` };
    expect((await harness.send({ token: await user(), ...sent, headers })).status).toBe(403);
    expect(ran).not.toHaveBeenCalled();
  });
});

describe("an outage", () => {
  it("R-160 of the signing keys is 503, not 401, and opens nothing", async () => {
    harness = await createHarness({ tools: [echo], fetchKeys: () => Promise.reject(new TypeError("down")) });
    const response = await harness.send({ token: await user(), ...call("modern") });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(ran).not.toHaveBeenCalled();
  });

  it("R-160 of the state store is 503, and opens nothing", async () => {
    const down = (): never => {
      throw new StateUnavailable("down");
    };
    const state = new Proxy({}, { get: () => async () => down() }) as never;
    harness = await createHarness({ tools: [echo], ports: { state } });
    expect((await harness.send({ token: await user(), ...call("modern") })).status).toBe(503);
    expect(ran).not.toHaveBeenCalled();
  });

  it.each<Era>(["modern", "legacy"])("R-61 of the audit trail holds back the answer of a %s call", async (era) => {
    harness = await createHarness({
      tools: [echo],
      ports: { audit: { record: () => Promise.reject(new Error("down")) } },
    });
    const answer = await harness.send({ token: await user(), ...call(era) }).then(answerOf);
    expect(answer.error).toMatchObject({ message: "The request cannot be recorded now" });
    expect(answer.result).toBeUndefined();
  });

  it("R-61 of the audit trail turns a refusal into 503", async () => {
    harness = await createHarness({
      tools: [echo],
      ports: { audit: { record: () => Promise.reject(new Error("down")) } },
    });
    expect((await harness.send({ token: undefined, ...call("modern") })).status).toBe(503);
  });

  it("R-157 an unforeseen error is an internal error without details", async () => {
    const verifyToken = () => Promise.reject(new Error("secret detail at /srv/app.js"));
    harness = await createHarness({ tools: [echo], ports: { verifyToken } });
    const response = await harness.send({ token: await user(), ...call("modern") });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret|srv/);
    expect(harness.reported).toHaveLength(1);
  });
});

describe("limits", () => {
  it("R-56 of requests belong to the principal, with any headers", async () => {
    harness = await createHarness({ tools: [echo], settings: { requestsPerMinute: 2 } });
    const send = (token: string, id: string) =>
      harness.send({ token, ...call("modern"), headers: { ...call("modern").headers, "x-forwarded-for": id } });
    const [alice, bob] = [await user(), await user({ oid: testTenant.bob })];
    const statuses = [];
    for (const [token, id] of [
      [alice, "1"],
      [alice, "2"],
      [alice, "3"],
      [bob, "4"],
    ] as const) {
      statuses.push((await send(token, id)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});

describe("the rest of the surface", () => {
  const get = (path: string) => harness.server.fetch(new Request(new URL(path, publicUrl)));

  it.each(["/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource"])(
    "R-07 says at %s who issues tokens for it",
    async (path) => {
      const response = await get(path);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(await response.json()).toEqual({
        resource: publicUrl,
        authorization_servers: [`https://login.microsoftonline.com/${testTenant.tenantId}/v2.0`],
        bearer_methods_supported: ["header"],
        scopes_supported: [`${publicUrl}/echo.use`],
      });
    },
  );

  it.each([
    ["/healthz", 200],
    ["/readyz", 200],
    ["/", 404],
    ["/.well-known/oauth-authorization-server", 404],
    ["/metrics", 404],
  ])("%s answers %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it("is not ready while it drains, and lives on", async () => {
    harness.server.drain();
    expect((await get("/readyz")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);
  });

  it.each(["/mcp", "/healthz", "/nothing", "/.well-known/oauth-protected-resource"])(
    "R-161 %s is not cached, sniffed or framed",
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    },
  );

  it("is discovered by a modern client", async () => {
    const { result } = await answerOf(await harness.send({ token: await user(), ...modern("server/discover") }));
    expect(result).toMatchObject({ supportedVersions: ["2026-07-28"], capabilities: { tools: {} } });
  });
});
