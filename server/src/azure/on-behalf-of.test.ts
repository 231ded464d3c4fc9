import { createHttpHeaders } from "@azure/core-rest-pipeline";
import type { PipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { testTenant } from "../../../testing/issuer.ts";
import { ClaimsRequired, ExchangeRefused } from "../identity/on-behalf-of.ts";
import { createTokenExchange } from "./on-behalf-of.ts";

const { tenantId, apiClientId } = testTenant;
const facts = { tenantId, apiClientId, authority: "https://login.example" };
const identity = { getToken: async (scope: string | string[]) => ({ token: `for ${scope}`, expiresOnTimestamp: 0 }) };
const claims = JSON.stringify({ access_token: { polids: { essential: true, values: ["p"] } } });

const exchangeThat = (status: number, body: unknown) => {
  const sent: PipelineRequest[] = [];
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const client = {
    sendRequest: async (request: PipelineRequest) => {
      sent.push(request);
      return { request, status, headers: createHttpHeaders(), bodyAsText: text };
    },
  };
  const exchange = createTokenExchange(facts, identity, { client, clock: () => 1_000 });
  return { sent, ask: () => exchange("user-token", "graph/.default", new AbortController().signal) };
};

describe("Entra's on-behalf-of flow", () => {
  it("R-05 R-35 shows the user's token and the managed identity's assertion, and no secret", async () => {
    const { sent, ask } = exchangeThat(200, { access_token: "t", expires_in: 60 });
    expect(await ask()).toEqual({ token: "t", expiresAt: 61_000 });
    expect(sent.map(({ url, method }) => `${method} ${url}`)).toEqual([
      `POST https://login.example/${tenantId}/oauth2/v2.0/token`,
    ]);
    expect(Object.fromEntries(new URLSearchParams(String(sent[0]?.body)))).toEqual({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      requested_token_use: "on_behalf_of",
      client_id: apiClientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: "for api://AzureADTokenExchange/.default",
      assertion: "user-token",
      scope: "graph/.default",
    });
  });

  it("R-85 that asks for another sign-in says with which claims", async () => {
    const { ask } = exchangeThat(400, { error: "interaction_required", error_codes: [50076], claims });
    await expect(ask()).rejects.toEqual(new ClaimsRequired(claims));
    await expect(ask()).rejects.toMatchObject({ claims });
  });

  it.each<[string, unknown]>([
    ["refuses the user's token", { error: "invalid_grant", error_codes: [65001], error_description: "alice" }],
    ["wants to ask the user", { error: "interaction_required", error_description: "alice" }],
    ["wants a consent", { error: "consent_required" }],
    ["wants a sign-in", { error: "login_required" }],
    ["names claims that are no JSON", { error: "interaction_required", claims: "evil" }],
    ["names claims that are no text", { error: "interaction_required", claims: { access_token: {} } }],
    ["names claims without end", { error: "invalid_grant", claims: JSON.stringify({ id: "x".repeat(3_000) }) }],
  ])("R-160 that %s refuses, and repeats nothing of the user", async (_title, body) => {
    const failure = await exchangeThat(400, body)
      .ask()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ExchangeRefused);
    expect(String(failure)).not.toContain("alice");
  });

  it.each<[string, number, unknown]>([
    ["is overloaded", 429, { error: "temporarily_unavailable", error_description: "alice" }],
    ["is broken", 500, { error: "server_error" }],
    ["does not know this server", 401, { error: "invalid_client", error_codes: [700016], error_description: "alice" }],
    ["lets this server ask nothing", 400, { error: "unauthorized_client" }],
    ["refuses in no words", 400, {}],
    ["refuses in garbage", 400, "<html>"],
    ["grants nothing", 200, { expires_in: 60 }],
    ["grants without an end", 200, { access_token: "t" }],
    ["answers garbage", 200, "<html>"],
    ["answers null", 200, "null"],
    ["redirects", 302, { access_token: "t", expires_in: 60 }],
  ])(
    "R-160 that %s fails without a word about the user, and repeats nothing of the user",
    async (_title, status, body) => {
      const failure = await exchangeThat(status, body)
        .ask()
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(ClaimsRequired);
      expect(failure).not.toBeInstanceOf(ExchangeRefused);
      expect(String(failure)).not.toContain("alice");
    },
  );
});
