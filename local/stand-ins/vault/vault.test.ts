import { beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../directory/demo-directory.ts";
import { createFixture, jsonOf } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";

const audience = "https://vault.azure.net";

let azure: Fixture;
beforeAll(async () => {
  azure = await createFixture();
  azure.controls.vault.secrets.set("weather", "first");
  azure.controls.vault.secrets.set("weather", "second");
  azure.controls.vault.secrets.set("off", "x", { enabled: false });
  azure.controls.vault.secrets.set("old", "stale", { expires: new Date("2020-01-01T00:00:00Z") });
  azure.controls.vault.keys.create("audit");
});

const read = async (path: string, identity = "server", method = "GET", body = "") =>
  azure.ask("vault", { method, path, headers: await azure.bearer(identity, audience), body });

const codeOf = (reply: Awaited<ReturnType<typeof read>>): unknown => (jsonOf(reply)["error"] as { code: unknown }).code;

describe("the vault", () => {
  it("challenges a request without a token, naming tenant and resource", async () => {
    const reply = await azure.ask("vault", { path: "/secrets/weather?api-version=7.6" });
    expect([reply.status, reply.headers?.["www-authenticate"]]).toEqual([
      401,
      `Bearer authorization="https://login.microsoftonline.com/${demoIds.tenant}", resource="https://vault.azure.net"`,
    ]);
  });

  it.each(["https://storage.azure.com", "https://graph.microsoft.com"])(
    "challenges a token for %s",
    async (resource) => {
      const headers = await azure.bearer("server", resource);
      expect((await azure.ask("vault", { path: "/secrets/weather?api-version=7.6", headers })).status).toBe(401);
    },
  );

  it("refuses a principal without a role", async () => {
    const reply = await read("/secrets/weather?api-version=7.6", "gateway");
    expect([reply.status, codeOf(reply)]).toEqual([403, "Forbidden"]);
  });

  it("hands out the newest version, and an earlier one by its name", async () => {
    const newest = jsonOf(await read("/secrets/weather?api-version=7.6"));
    expect(newest).toMatchObject({ value: "second", attributes: { enabled: true } });
    expect(newest["id"]).toMatch(/^https:\/\/stand-in\.example\/secrets\/weather\/[0-9a-f]{32}$/);
    const path = new URL(String(newest["id"])).pathname;
    azure.controls.vault.secrets.set("weather", "third");
    expect(jsonOf(await read(`${path}?api-version=7.6`))["value"]).toBe("second");
    expect(jsonOf(await read("/secrets/weather/?api-version=2025-07-01"))["value"]).toBe("third");
  });

  it("hands out an expired secret and says so", async () => {
    expect(jsonOf(await read("/secrets/old?api-version=7.6"))).toMatchObject({
      value: "stale",
      attributes: { exp: 1_577_836_800 },
    });
  });

  it.each([
    ["/secrets/none?api-version=7.6", "GET", 404, "SecretNotFound"],
    [`/secrets/weather/${"0".repeat(32)}?api-version=7.6`, "GET", 404, "SecretNotFound"],
    ["/secrets/off?api-version=7.6", "GET", 403, "Forbidden"],
    ["/secrets/weather", "GET", 400, "BadParameter"],
    ["/secrets/weather?api-version=6.0", "GET", 400, "BadParameter"],
    ["/secrets/weather?api-version=7.6", "PUT", 405, "MethodNotAllowed"],
    ["/secrets/weather/sign?api-version=7.6", "POST", 404, "NotFound"],
    ["/certificates/x?api-version=7.6", "GET", 404, "NotFound"],
    ["/keys/none?api-version=7.6", "GET", 404, "KeyNotFound"],
    ["/keys/none/sign?api-version=7.6", "POST", 404, "KeyNotFound"],
    ["/keys/audit/sign?api-version=7.6", "POST", 400, "BadParameter"],
  ])("%s by %s is %i %s", async (path, method, status, code) => {
    const reply = await read(path, "server", method);
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
  });

  it("shows the public half of a key", async () => {
    const { key } = jsonOf(await read("/keys/audit?api-version=7.6")) as { key: Record<string, unknown> };
    expect(Object.keys(key).sort()).toEqual(["crv", "key_ops", "kid", "kty", "x", "y"]);
  });

  it.each([
    ["ES384", Buffer.alloc(32)],
    ["ES256", Buffer.alloc(20)],
  ])("signs nothing with %s over %j", async (alg, digest) => {
    const body = JSON.stringify({ alg, value: digest.toString("base64url") });
    expect((await read("/keys/audit/sign?api-version=7.6", "server", "POST", body)).status).toBe(400);
  });

  it("names the keys it has when asked for another", () => {
    expect(() => azure.controls.vault.keys.publicKey("x")).toThrow('vault: no key "x"; it has audit');
  });
});
