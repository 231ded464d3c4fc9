import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { withDigests } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { AtLeastOne } from "@mcp-landing-zone/gateway/policy/execute";
import {
  characters,
  guid,
  lintPolicy,
  namedValue,
  renderPolicy,
  stagesInOrder,
} from "@mcp-landing-zone/gateway/policy/execute";
import { describe, expect, it } from "vitest";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";
import { inboundStages, mcpDocument } from "@mcp-landing-zone/gateway/documents/mcp";
import { allowedOrigin, facts } from "../../../testing/policies/facts.ts";

const value = (name: string, pattern = guid) => namedValue({ name, description: "d", pattern });
const anything = characters("A-Za-z0-9:/._-", 1, 255);
const uri = value("uri", anything);

/** Everything that can be otherwise. */
const variants: Readonly<Record<string, McpFacts>> = {
  "the sample": facts,
  "without inspection": { ...facts, inspection: [] },
  "without daily quotas": { ...facts, dailyQuotas: false },
  "with origins": { ...facts, allowedOrigins: [allowedOrigin] },
  "with values that are known at deployment": {
    ...facts,
    endpoint: { host: value("host", anything), path: "/mcp" },
    tenantId: value("tenant"),
    audience: value("audience"),
    clients: [value("client-0"), value("client-1")] satisfies AtLeastOne<unknown>,
    scopePrefix: uri,
    gatewayToken: { resource: uri, clientId: value("gateway") },
  },
};

describe.each(Object.entries(variants))("%s", (_what, variant) => {
  const document = mcpDocument(variant);
  const xml = renderPolicy(document);

  it("no rule of the library finds anything", () => {
    expect(lintPolicy(document)).toEqual([]);
  });

  it("every rule is there, in its order, with any additions", () => {
    const left = inboundStages
      .filter((stage) => stage !== "inspection" || variant.inspection?.length)
      .filter((stage) => stage !== "tool-quota" || variant.dailyQuotas);
    expect(lintPolicy(document, [stagesInOrder("order", "why", "inbound", left)])).toEqual([]);
  });

  it("R-01 the token check names audiences and clients", () => {
    expect(xml).toMatch(/<validate-azure-ad-token[\s\S]*<client-application-ids>[\s\S]*<audiences>\s*<audience>/);
  });

  it("R-23 no trace, no cache and no cipher is in it", () => {
    expect(xml).not.toMatch(/<trace|<log-to-eventhub|<cache-|Encrypt\(|Decrypt\(|Response\??\.Body/);
  });

  it("R-06 its issuer is one tenant's", () => {
    expect(xml).not.toMatch(/\/(common|organizations|consumers)\b/);
  });

  it("the answer is not held back", () => {
    expect(xml).toContain('buffer-response="false"');
    expect(xml).not.toContain('buffer-response="true"');
  });

  it("R-02 the gateway's token is kept apart from the caller's", () => {
    expect(xml).toMatch(/<authentication-managed-identity\s[^>]*output-token-variable-name="gateway-token"/);
  });

  it("R-02 the caller's token goes on by name, for a gateway that leaves out what no policy names, and nothing else in its place", () => {
    const values = [...xml.matchAll(/<set-header [^>]*name="Authorization"[^>]*>\s*<value>(.*)<\/value>/gi)].map(
      ([, value]) => value,
    );
    expect(values).toEqual(['@(context.Request.Headers.GetValueOrDefault("Authorization", ""))']);
  });
});

/** A catalogue of many tools, as a large server has. */
const large = (count: number): ToolCatalogue => {
  const [tool] = referenceCatalogue.tools;
  const tools = Array.from({ length: count }, (_item, index) => ({ ...tool!, name: `tool_number_${index}` }));
  return withDigests(referenceCatalogue.scopes, tools);
};

it("a document grows by a line or two with each tool, and takes five hundred of them", () => {
  const size = (count: number) => renderPolicy(mcpDocument({ ...facts, catalogue: large(count) }), "xml").length;
  expect((size(500) - size(100)) / 400).toBeLessThan(200);
  expect(lintPolicy(mcpDocument({ ...facts, catalogue: large(500) }))).toEqual([]);
});
