import { withDigests } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { describe, expect, it } from "vitest";
import { allowedOrigin, facts } from "../../../testing/policies/facts.ts";
import { gatewayOf, valuesOf } from "../../../testing/policies/gateway.ts";
import type { Exchange } from "../../../testing/policies/requests.ts";
import { eras, toolCall, withHeaders, withToken } from "../../../testing/policies/requests.ts";

const { send } = gatewayOf(mcpDocument({ ...facts, allowedOrigins: [allowedOrigin] }));
const from = (origin: string | readonly string[]) => withHeaders({ origin });
const preflight = (origin: string, method: string, headers: string): Exchange => ({
  ...toolCall("2026-07-28"),
  method: "OPTIONS",
  body: undefined,
  headers: { origin, "access-control-request-method": method, "access-control-request-headers": headers },
});
const allowed = (answer: Parameters<typeof valuesOf>[0]) => valuesOf(answer, "Access-Control-Allow-Origin");

describe("the origins of browsers' requests", () => {
  it.each(eras)("R-12 %s: the page of an allowed origin is served, and may read the answer", async (era) => {
    const answer = await send(from(allowedOrigin)(toolCall(era)));
    expect(answer.status).toBe(200);
    expect(allowed(answer)).toEqual([allowedOrigin]);
    expect(valuesOf(answer, "Access-Control-Expose-Headers").join()).toMatch(/WWW-Authenticate/i);
  });

  it("R-12 its page may read a challenge, too", async () => {
    const answer = await send(withToken(undefined)(from(allowedOrigin)(toolCall("2026-07-28"))));
    expect(answer.status).toBe(401);
    expect(allowed(answer)).toEqual([allowedOrigin]);
  });

  it("R-12 it may ask beforehand, without a token, and never with cookies", async () => {
    const headers = "authorization, content-type, mcp-protocol-version, mcp-method, mcp-name";
    const answer = await send(preflight(allowedOrigin, "POST", headers));
    expect(answer.status).toBe(200);
    expect(allowed(answer)).toEqual([allowedOrigin]);
    expect(valuesOf(answer, "Access-Control-Allow-Credentials").filter((value) => value === "true")).toEqual([]);
    expect(answer.forwarded).toBeUndefined();
  });

  it.each([
    ["mcp-param-region", [allowedOrigin]],
    ["mcp-param-tenant", [allowedOrigin]],
    ["mcp-param-name", []],
  ])("R-12 it may copy into %s what a tool of the catalogue has clients copy", async (header, origins) => {
    const region = { type: "string", "x-mcp-header": "Region" };
    const tenant = { type: "object", properties: { id: { type: "string", "x-mcp-header": "Tenant" }, name: {} } };
    const input = { type: "object", properties: { region, tenant } };
    const { scopes, tools } = referenceCatalogue;
    const catalogue = withDigests(
      scopes,
      tools.map((tool) => ({ ...tool, input })),
    );
    const gateway = gatewayOf(mcpDocument({ ...facts, allowedOrigins: [allowedOrigin], catalogue }));
    expect(allowed(await gateway.send(preflight(allowedOrigin, "POST", header)))).toEqual(origins);
  });

  it.each([
    ["DELETE", "authorization"],
    ["POST", "x-gateway-authorization"],
  ])("R-12 it may not %s, or send what clients have no business to send: %s", async (method, headers) => {
    expect(allowed(await send(preflight(allowedOrigin, method, headers)))).toEqual([]);
  });

  it.each([
    "https://evil.example",
    "http://portal.contoso.com",
    "https://portal.contoso.com:8443",
    "https://portal.contoso.com.evil.example",
    "https://PORTAL.contoso.com",
    "null",
  ])("R-12 %s is refused all the same", async (origin) => {
    for (const exchange of [from(origin)(toolCall("2026-07-28")), preflight(origin, "POST", "authorization")]) {
      const answer = await send(exchange);
      expect(answer).toMatchObject({ status: 403, forwarded: undefined });
      expect(allowed(answer)).toEqual([]);
    }
  });

  it("R-12 two origins are refused, even with an allowed one", async () => {
    const answer = await send(from([allowedOrigin, "https://evil.example"])(toolCall("2026-07-28")));
    expect(answer.status).toBe(403);
  });
});
