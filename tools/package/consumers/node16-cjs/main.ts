import type { Construct } from "constructs";
import { App, TerraformStack } from "cdktf";
import {
  AzapiProvider,
  AzureadProvider,
  AzurermProvider,
  HardenedMcp,
  TimeProvider,
} from "@mcp-landing-zone/constructs";

class MyStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, "azurerm", { features: [{}], storageUseAzuread: true });
    new AzureadProvider(this, "azuread");
    new AzapiProvider(this, "azapi");
    new TimeProvider(this, "time");
    new HardenedMcp(this, "mcp", {
      name: "mcp",
      environment: "prod",
      location: "westeurope",
      tenantId: "00000000-0000-0000-0000-000000000000",
      authorization: "facade",
      clients: [{ name: "Visual Studio Code", clientId: "aebc6443-996d-45c2-90f0-388ff96faa56" }],
      users: [{ name: "MCP users", objectId: "00000000-0000-0000-0000-000000000000" }],
      image: `ghcr.io/example/mcp-server@sha256:${"0".repeat(64)}`,
      alertEmails: ["platform-team@example.com"],
    });
  }
}

const app = new App();
new MyStack(app, "node16-cjs");
app.synth();
