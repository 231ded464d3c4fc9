import { describe, expect, it } from "vitest";
import { Construct } from "constructs";
import { ApiManagementNamedValue, Application, ResourceGroup } from "./providers.ts";
import { tag } from "./tags.ts";
import { resourceOf, synthesize } from "./testing.ts";

const group = { name: "rg", location: "westeurope" };

describe("tag", () => {
  it("R-118 reaches every Azure resource below, at any depth", () => {
    const stack = synthesize((scope) => {
      tag(scope, { owner: "platform" });
      new ResourceGroup(new Construct(scope, "inner"), "group", group);
    });
    expect(resourceOf(stack, "azurerm_resource_group")["tags"]).toEqual({ owner: "platform" });
  });

  it("lets the tag closest to the resource win", () => {
    const stack = synthesize((scope) => {
      tag(scope, { owner: "platform", stage: "prod" });
      const inner = new Construct(scope, "inner");
      tag(inner, { owner: "payments" });
      new ResourceGroup(inner, "group", group);
    });
    expect(resourceOf(stack, "azurerm_resource_group")["tags"]).toEqual({ owner: "payments", stage: "prod" });
  });

  it("leaves named values of the gateway alone, whose tags are a list of words", () => {
    const stack = synthesize((scope) => {
      tag(scope, { owner: "platform" });
      const place = { resourceGroupName: "rg", apiManagementName: "apim" };
      new ApiManagementNamedValue(scope, "value", { ...place, name: "v", displayName: "v", value: "v" });
    });
    expect(resourceOf(stack, "azurerm_api_management_named_value")).not.toHaveProperty("tags");
  });

  it("leaves Entra objects alone, whose tags are feature flags", () => {
    const stack = synthesize((scope) => {
      tag(scope, { owner: "platform" });
      new Application(scope, "application", { displayName: "server" });
    });
    expect(resourceOf(stack, "azuread_application")).not.toHaveProperty("tags");
  });
});
