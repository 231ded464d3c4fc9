import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { describe, expect, it } from "vitest";
import { decisions } from "./decisions/index.ts";
import { facts } from "./facts.ts";
import { gatewayOf } from "./gateway.ts";

const frontDoorId = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fdd";
const behind = gatewayOf(mcpDocument({ ...facts, frontDoorId, otherHosts: ["apim-mcp.azure-api.net"] }));
const served = Object.values(decisions)
  .flat()
  .find(({ forwarded, exchange }) => forwarded && exchange.method === "POST")!.exchange;
const send = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  behind.send({ ...served, headers: { ...served.headers, ...headers } });

describe("R-162 behind Front Door", () => {
  it("serves what came through it, and hides its id from the server", async () => {
    const { status, forwarded } = await send({ "X-Azure-FDID": frontDoorId });
    expect(status).toBe(200);
    expect(forwarded?.headers.map(([name]) => name.toLowerCase())).not.toContain("x-azure-fdid");
  });

  it.each([
    ["none", undefined],
    ["another's", "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fde"],
    ["one of two", [frontDoorId, "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fde"]],
    ["nothing", ""],
  ])("refuses a request with the id of %s as one for another host, however right the rest is", async (_, id) => {
    const { status, forwarded, text } = await send({ "X-Azure-FDID": id });
    expect([status, forwarded, text.includes(frontDoorId)]).toEqual([403, undefined, false]);
  });
});
