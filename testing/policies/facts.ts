import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { choose, equals, request, returnResponse, when } from "@mcp-landing-zone/gateway/policy/execute";
import type { McpFacts } from "@mcp-landing-zone/gateway/documents/mcp";

export const tenant = "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11";
export const audience = "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03";
export const client = "aebc6443-996d-45c2-90f0-388ff96faa56";
export const otherClient = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
export const person = "11111111-2222-4333-8444-555555555555";
export const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;
export const publicUrl = "https://mcp.contoso.com/mcp";
export const scopePrefix = "https://mcp.contoso.com/mcp";
export const metadata = "https://mcp.contoso.com/.well-known/oauth-protected-resource/mcp";
export const gatewayClient = "11111111-1111-1111-1111-111111111111";
export const backendUrl = "https://server.internal";
export const allowedOrigin = "https://portal.contoso.com";

const inspected = { "Content-Type": "application/json", "Cache-Control": "no-store" };

/** A server as a deployment would describe it. */
export const facts: McpFacts = {
  name: "mcp",
  endpoint: { host: "mcp.contoso.com", path: "/mcp" },
  tenantId: tenant,
  audience,
  clients: [client, otherClient],
  scopePrefix,
  catalogue: referenceCatalogue,
  gatewayToken: { resource: `api://${audience}`, clientId: gatewayClient },
  backendId: "mcp",
  dailyQuotas: true,
  limits: {
    requestsPerMinutePerAddress: 200,
    requestsPerMinutePerClient: 150,
    requestsPerMinutePerCaller: 100,
  },
  // Looks at what came, and not at what goes on.
  inspection: [
    choose(
      when(equals(request.header("X-Correlation-Id"), "inspect"), returnResponse({ status: 418, headers: inspected })),
    ),
  ],
};
