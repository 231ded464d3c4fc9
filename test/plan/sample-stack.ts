import type { App } from "cdktf";
import { AzurermBackend, TerraformStack } from "cdktf";
import { AzapiProvider } from "../../constructs/azapi/index.ts";
import {
  AzureadProvider,
  AzurermProvider,
  ResourceGroup,
  UserAssignedIdentity,
  VirtualNetwork,
} from "../../constructs/providers.ts";

/** A stack with the providers and the kind of backend that deployments have. */
export const sampleStack = (app: App, name: string): TerraformStack => {
  const stack = new TerraformStack(app, name);
  new AzurermBackend(stack, {
    resourceGroupName: "rg-state",
    storageAccountName: "state",
    containerName: "state",
    key: `${name}.tfstate`,
    useAzureadAuth: true,
  });
  new AzurermProvider(stack, "azurerm", { features: [{}], storageUseAzuread: true });
  new AzureadProvider(stack, "azuread");
  new AzapiProvider(stack, "azapi");
  return stack;
};

/** Three resources that refer to each other, and the names to break them by. */
export const sampleResources = (stack: TerraformStack, networkId = "network") => {
  const group = new ResourceGroup(stack, "group", {
    name: "rg-sample",
    location: "westeurope",
    tags: { Project: "p" },
  });
  const { name: resourceGroupName, location } = group;
  const network = new VirtualNetwork(stack, networkId, {
    name: "vnet-sample",
    resourceGroupName,
    location,
    addressSpace: ["10.0.0.0/16"],
  });
  const identity = new UserAssignedIdentity(stack, "identity", { name: "id-sample", resourceGroupName, location });
  return { group, network, identity };
};
