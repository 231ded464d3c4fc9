import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Listener } from "../stand-ins/http/listen.ts";
import { listen } from "../stand-ins/http/listen.ts";
import { createIdentityTokens } from "./identity-tokens.ts";

let listener: Listener;
afterEach(() => listener.close());

const start = Date.parse("2030-01-01T00:00:00Z");
const hour = 3_600_000;

/** Tokens of an endpoint with a test's answers, and the requests that it received. */
const tokensFrom = async (answer: RequestListener) => {
  const asked: string[] = [];
  let now = start;
  const server = createServer((message, response) => {
    asked.push(`${message.headers["x-identity-header"]} ${message.url}`);
    answer(message, response);
  });
  listener = await listen(server);
  const endpoint = `http://127.0.0.1:${listener.port}/msi/token`;
  const token = createIdentityTokens({ endpoint, header: "known-here" }, () => now);
  return {
    asked,
    token: () => token({ resource: "api://server", clientId: "gateway" }),
    pass: (ms: number) => (now += ms),
  };
};

const good: RequestListener = (_message, response) => {
  response.end(JSON.stringify({ access_token: "a-token", expires_on: String((start + hour) / 1_000) }));
};

it("a token is asked for as Azure wants to be asked, once, and again before it ends", async () => {
  const { asked, token, pass } = await tokensFrom(good);
  expect([await token(), await token()]).toEqual(["a-token", "a-token"]);
  expect(asked).toEqual(["known-here /msi/token?api-version=2019-08-01&resource=api%3A%2F%2Fserver&client_id=gateway"]);
  pass(hour - 300_000);
  await token();
  expect(asked).toHaveLength(2);
});

describe("an invalid token is refused and not cached", () => {
  it.each([
    ["a refusal with a token in it", 500, { access_token: "a-token", expires_on: "9999999999" }],
    ["no token", 200, { expires_on: "9999999999" }],
    ["no end", 200, { access_token: "a-token" }],
    ["no object", 200, "a-token"],
  ])("R-160 %s", async (_, status, body) => {
    const { asked, token } = await tokensFrom((_message, response) => {
      response.writeHead(status).end(JSON.stringify(body));
    });
    await expect(token()).rejects.toThrow("the identity endpoint");
    await expect(token()).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });
});
