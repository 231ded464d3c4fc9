import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { describe, expect, it } from "vitest";
import { client, facts, otherClient } from "../../../testing/policies/facts.ts";
import { gatewayOf } from "../../../testing/policies/gateway.ts";
import { message, withToken } from "../../../testing/policies/requests.ts";
import { userToken } from "../../../testing/policies/tokens.ts";

const digestOf = (name: string) => referenceCatalogue.tools.find((tool) => tool.name === name)!.digest;

/** What becomes of a call while this is on the list. */
const called = async (indicated: string, { name = "fetch_page", args = {}, token = userToken() } = {}) => {
  const values: Readonly<Record<string, string>> = {
    "mcp-switch": "none",
    "mcp-threat-level": "0",
    "mcp-indicators": indicated,
  };
  const policy = mcpDocument({ ...facts, underIndicators: true, inspection: [] });
  const gateway = gatewayOf(policy, { namedValue: (each) => values[each] });
  const call = withToken(token)(message("2026-07-28", "tools/call", { name, arguments: args }));
  const { status, text, forwarded } = await gateway.send(call);
  const reason = /"message":"([^"]*)"/.exec(text)?.[1];
  return forwarded ? "served" : `${status} ${reason}`;
};
const page = (url: string) => ({ args: { url } });

describe("R-96 indicators of compromise at the gateway", () => {
  it("refuse a client in the words of one that was never allowed, and no other", async () => {
    expect(await called(`none client:${client}`)).toBe("403 This client is not allowed here");
    expect(await called(`client:${client}`, { token: userToken({ azp: otherClient }) })).toBe("served");
  });

  it("stop the tool whose definition is on the list, and no other", async () => {
    const list = `sha256-${digestOf("fetch_page")}`;
    expect(await called(list)).toBe("503 This tool is switched off");
    expect(await called(list, { name: "whoami" })).toBe("served");
  });

  it.each([
    "https://evil.example/x",
    "https://EVIL.example",
    "http://a.b.evil.example/",
    "https://user@evil.example/",
    "see //evil.example for more",
  ])("refuse arguments with an address of a host on the list: %s", async (url) => {
    expect(await called("host:evil.example", page(url))).toBe("200 The arguments name a host that is refused");
    expect(await called("host:evil.example", { args: { deep: [{ url }] } })).toMatch(/host that is refused/);
  });

  it.each(["https://good.example/", "https://notevil.example/", "evil", ""])(
    "serve what names no such host: %j",
    async (url) => {
      expect(await called("host:evil.example", page(url))).toBe("served");
    },
  );

  it.each(["none", "sha256-", "host", "client:", "all", "until:2030"])(
    "refuse nothing by a word that says nothing, because they are a second line: %j",
    async (word) => {
      expect(await called(word, page("https://evil.example/"))).toBe("served");
    },
  );
});
