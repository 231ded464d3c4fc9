import { TerraformStack } from "cdktf";
import {
  AzapiProvider,
  AzureadProvider,
  AzurermProvider,
  HardenedMcp,
  TimeProvider,
} from "@mcp-landing-zone/constructs";
import { judge } from "@mcp-landing-zone/constructs/posture";
import { resourcesOf, synthesizeApp } from "@mcp-landing-zone/constructs/testing";

const { elsewhere } = synthesizeApp((app) => {
  const stack = new TerraformStack(app, "elsewhere");
  new AzurermProvider(stack, "azurerm", { features: [{}], storageUseAzuread: true });
  new AzureadProvider(stack, "azuread");
  new AzapiProvider(stack, "azapi");
  new TimeProvider(stack, "time");
  new HardenedMcp(stack, "mcp", {
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
});
console.log(JSON.stringify({ apps: resourcesOf(elsewhere, "azurerm_container_app").length, judge: typeof judge }));
