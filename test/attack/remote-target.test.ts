import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { remoteTarget } from "./remote-target.ts";

const server = createServer((request, response) => {
  const isMetadata = request.url === "/.well-known/oauth-protected-resource/mcp";
  response.writeHead(isMetadata ? 200 : 404).end('{"authorization_servers":["https://login.example"]}');
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const token = (command: string) =>
  remoteTarget(`${origin}/mcp`, command).then(({ tokens }) => tokens.honest({ as: "bob", scopes: ["a", "b"] }, "0"));

test("a target that is not there is named, with the reason", async () => {
  await expect(remoteTarget("http://127.0.0.1:1/mcp", "true")).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:1\/mcp was not reached: ./,
  );
});

test("an address that serves no MCP is named", async () => {
  await expect(remoteTarget(`${origin}/other`, "true")).rejects.toThrow(/\/other: .* 404; is this an MCP endpoint/);
});

test("only a gateway that names itself is attacked as an authorization server", async () => {
  expect((await remoteTarget(`${origin}/mcp`, "true")).facade).toBe(false);
});

test("the token command is told who wants which scopes", async () => {
  expect(await token("echo \"a.$ATTACK_PERSON.$(echo $ATTACK_SCOPES | tr ' ' _)\"")).toBe("a.bob.a_b");
});

test("what is no token is not sent", async () => {
  await expect(token("echo please sign in")).rejects.toThrow("something else than a token");
});
