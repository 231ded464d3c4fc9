import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { describe, expect, it } from "vitest";
import { documentDifferences, skipped } from "../policy/differential/agreement.ts";
import { approvalsDocument } from "./approvals/index.ts";
import { mcpDocument } from "./mcp/index.ts";

const audience = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03";
const facts = {
  name: "mcp",
  endpoint: { host: "mcp.contoso.com", path: "/mcp" },
  tenantId: "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11",
  audience,
  clients: ["aebc6443-996d-45c2-90f0-388ff96faa56"],
  scopePrefix: `api://${audience}`,
  catalogue: referenceCatalogue,
  gatewayToken: { resource: `api://${audience}`, clientId: "11111111-1111-1111-1111-111111111111" },
  backendId: "mcp",
} as const;

describe.skipIf(skipped)("the C# of rules, as compiled, and their evaluation here", () => {
  it.each([
    ["the endpoint", mcpDocument({ ...facts, allowedOrigins: ["https://portal.contoso.com"], dailyQuotas: true })],
    ["approvals", approvalsDocument(facts)],
    [
      "the endpoint under indicators and behind Front Door",
      mcpDocument({ ...facts, underIndicators: true, frontDoorId: audience, dailyQuotas: true }),
    ],
  ])("agree in every expression of %s", (_what, document) => {
    const values = {
      "mcp-threat-level": "1",
      "mcp-indicators": "client:0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03 sha256-x host:evil.example",
      "mcp-switch": "none tool:whoami client:0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
    };
    expect(documentDifferences(document, values)).toEqual([]);
  });
});
