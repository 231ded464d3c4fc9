import { App, TerraformOutput, TerraformStack } from "cdktf";
import { HardenedMcp } from "@mcp-landing-zone/constructs";

const app = new App();
const stack = new TerraformStack(app, "mcp");
const { publicUrl } = new HardenedMcp(stack, "mcp", {
  name: "mcp",
  environment: "prod",
  location: "westeurope",
  tenantId: "00000000-0000-0000-0000-000000000000",
  authorization: "facade",
  clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],
  users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
  image: "ghcr.io/example/mcp-server@sha256:0000000000000000000000000000000000000000000000000000000000000000",
  alertEmails: ["platform-team@example.com"],
});
new TerraformOutput(stack, "mcp_url", { value: publicUrl });

app.synth();
