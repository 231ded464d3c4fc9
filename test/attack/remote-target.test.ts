import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { remoteTarget } from "./remote-target.ts";

let letsIn = true;

const server = createServer((request, response) => {
  const answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
    "/.well-known/oauth-protected-resource/mcp": [
      200,
      { authorization_servers: [origin], scopes_supported: ["api://a/b/read"] },
    ],
    "/.well-known/oauth-protected-resource/direct": [200, { authorization_servers: ["https://login.example"] }],
    "/oauth/register": letsIn ? [201, { client_id: "the-one" }] : [400, { error: "invalid_redirect_uri" }],
  };
  const [status, body] = answers[request.url ?? ""] ?? [404, {}];
  response.writeHead(status).end(JSON.stringify(body));
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const token = (command: string) =>
  remoteTarget(`${origin}/mcp`, command).then(({ tokens }) => tokens.honest({ as: "bob", scopes: ["a", "b"] }, "0"));

it("an unreachable target is named, with the reason", async () => {
  await expect(remoteTarget("http://127.0.0.1:1/mcp", "true")).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:1\/mcp was not reached: ./,
  );
});

it("an address that serves no MCP is named", async () => {
  await expect(remoteTarget(`${origin}/other`, "true")).rejects.toThrow(/\/other: .* 404; is this an MCP endpoint/);
});

it("a gateway that names itself is attacked as an authorization server, by what it says of itself", async () => {
  expect((await remoteTarget(`${origin}/mcp`, "true")).facade).toEqual({
    client: "the-one",
    other: "the-one",
    scopes: "api://a/b",
  });
});

it("a gateway that names another authorization server is not attacked as one", async () => {
  expect((await remoteTarget(`${origin}/direct`, "true")).facade).toBeUndefined();
});

it("nor is a gateway that refuses the client id of the cases", async () => {
  letsIn = false;
  expect((await remoteTarget(`${origin}/mcp`, "true")).facade).toBeUndefined();
});

it("the token command gets the person and the scopes", async () => {
  expect(await token("echo \"a.$ATTACK_PERSON.$(echo $ATTACK_SCOPES | tr ' ' _)\"")).toBe("a.bob.a_b");
});

it("output other than a token is not sent", async () => {
  await expect(token("echo please sign in")).rejects.toThrow("something else than a token");
});
