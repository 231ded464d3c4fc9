import { approvalsDocument } from "@mcp-landing-zone/gateway/documents/approvals";
import { facadeRoutes } from "@mcp-landing-zone/gateway/documents/facade";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { metadataDocument } from "@mcp-landing-zone/gateway/documents/metadata";
import type { PolicyDocument } from "@mcp-landing-zone/gateway/policy/execute";
import { withoutStage } from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import { list } from "./approvals/requests.ts";
import { decisions } from "./mcp/decisions/index.ts";
import { facts } from "../../testing/policies/facts.ts";
import { gatewayOf } from "../../testing/policies/gateway.ts";
import type { Exchange } from "../../testing/policies/requests.ts";

const frontDoorId = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fdd";
const another = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fde";
const behind = { ...facts, frontDoorId, otherHosts: ["apim-mcp.azure-api.net"] };
const served = Object.values(decisions)
  .flat()
  .find(({ forwarded, exchange }) => forwarded && exchange.method === "POST")!.exchange;

const { metadata, authorize } = facadeRoutes({
  ...behind,
  name: "facade",
  serverName: "Contoso documents",
  clients: [{ name: "Claude", clientId: behind.clients[0], redirectUris: ["https://claude.ai/api/mcp/auth_callback"] }],
});
const from = (path: string): Exchange => ({
  method: "GET",
  url: `https://mcp.contoso.com${path}`,
  headers: { accept: "*/*" },
  clientIp: "203.0.113.7",
});

/** Every document of the gateway, with a request that it takes and what a request that it does not take is answered with. */
const documents: readonly (readonly [what: string, document: PolicyDocument, right: Exchange, refusal: number])[] = [
  ["the endpoint", mcpDocument(behind), served, 403],
  ["approvals", approvalsDocument(behind), list, 403],
  [
    "metadata of the resource",
    metadataDocument({
      ...behind,
      name: "metadata",
      authorizationServer: "https://login.microsoftonline.com/x/v2.0",
    }),
    from("/.well-known/oauth-protected-resource/mcp"),
    404,
  ],
  ["metadata of the façade", metadata.document, from(metadata.path), 404],
  ["the routes of the façade", authorize.wider, from(authorize.path), 404],
];

const ids: readonly (readonly [what: string, id: string | string[] | undefined])[] = [
  ["none", undefined],
  ["another's", another],
  ["one of two", [frontDoorId, another]],
  ["nothing", ""],
];

const send = (document: PolicyDocument, right: Exchange, id: string | string[] | undefined) =>
  gatewayOf(document).send({ ...right, headers: { ...right.headers, "X-Azure-FDID": id } });

describe.each(documents)("R-162 behind Front Door: %s", (_document, document, right, refusal) => {
  it("serves what came through it", async () => {
    expect((await send(document, right, frontDoorId)).status).toBe(200);
  });

  it.each(ids)(
    "refuses a request with the id of %s as one for another host, however right the rest is",
    async (_, id) => {
      const { status, forwarded, text } = await send(document, right, id);
      expect([status, forwarded, text.includes(frontDoorId)]).toEqual([refusal, undefined, false]);
    },
  );

  it.each(ids)("cannot do without the rule host: %s", async (_, id) => {
    expect((await send(withoutStage(document, "host"), right, id)).status).toBe(200);
  });
});

it("R-162 hides the id of Front Door from the server", async () => {
  const { forwarded } = await send(mcpDocument(behind), served, frontDoorId);
  expect(forwarded?.headers.map(([name]) => name.toLowerCase())).not.toContain("x-azure-fdid");
});
