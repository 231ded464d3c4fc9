import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  Gateway,
  LandingZone,
  McpApi,
  ProtectedResourceMetadata,
  ResourceApplication,
  wellKnownClients,
  WorkloadIdentity,
} from "@mcp-landing-zone/constructs";
import { sealCatalogue } from "@mcp-landing-zone/content";

/** What the server that runs already can do: the gateway lets through these tools, each to callers with its scope. */
const catalogue = sealCatalogue(
  [
    {
      name: "weather.read",
      title: "Read the weather",
      description: "Reads forecasts in your name",
      applications: false,
    },
  ],
  [
    {
      name: "forecast",
      version: "1.0.0",
      title: "Forecast",
      description: "The weather of a city, for the next days",
      scope: "weather.read",
      effect: "read",
      classification: "internal",
      approval: "none",
      limits: { callsPerMinute: 60, callsPerDay: 2000, timeoutSeconds: 20, maxInputBytes: 4096, maxOutputBytes: 65536 },
      input: { type: "object", properties: { city: { type: "string", maxLength: 100 } }, required: ["city"] },
      output: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
    },
  ],
);
const tenantId = "00000000-0000-0000-0000-000000000000";
const publicHostName = "mcp.contoso.com";
const path = "/weather/mcp";

const app = new App();
const stack = new TerraformStack(app, "gateway");
const { surroundings } = LandingZone.minimal(stack, {
  name: "weather",
  environment: "prod",
  location: "westeurope",
  tenantId,
});

const identity = new WorkloadIdentity(stack, "gateway-identity", { ...surroundings, purpose: "gateway" });
const gateway = new Gateway(stack, "gateway", {
  ...surroundings,
  identity,
  publisherEmail: "platform-team@example.com",
});
const application = new ResourceApplication(stack, "application", {
  ...surroundings,
  catalogue,
  authorization: { mode: "direct", publicUrl: `https://${publicHostName}${path}` },
});
application.grantForward(identity);
application.grantUse({ principalId: "00000000-0000-0000-0000-000000000000", grantId: "MCP users" });
const endpoint = { gateway, publicHostName, path, base: "/weather", application, catalogue };
new McpApi(stack, "weather", {
  ...endpoint,
  name: "weather",
  tenantId,
  clients: [wellKnownClients.visualStudioCode.clientId],
  serverUrl: "https://weather.intra.contoso.com",
});
new ProtectedResourceMetadata(stack, "metadata", { ...endpoint, authorizationServer: { tenantId } });
new TerraformOutput(stack, "mcp_url", { value: `https://${publicHostName}${path}` });

app.synth();
