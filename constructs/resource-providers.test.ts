import { expect, it } from "vitest";
import * as providers from "./providers.ts";
import { namespacesOf, resourceProvidersOf } from "./resource-providers.ts";

const types = Object.values(providers)
  .map(({ tfResourceType }) => tfResourceType)
  .filter((type) => /^azurerm_(?!client_config)/.test(type));

it("knows the resource provider behind every type of azurerm that a construct can use", () => {
  for (const type of types) expect(() => namespacesOf(type), type).not.toThrow();
});

it("reads what stacks need from their resources, azapi's from its types, each once", () => {
  const needed = resourceProvidersOf(
    { resource: { azurerm_key_vault: { a: {}, b: {} }, azuread_application: { a: {} } } },
    {
      resource: {
        azapi_resource_action: { a: { type: "Microsoft.AlertsManagement/smartDetectorAlertRules@2021-04-01" } },
      },
    },
    { resource: { azurerm_cdn_frontdoor_firewall_policy: { a: {} }, azurerm_resource_group: { a: {} } } },
  );
  expect(needed).toEqual(["Microsoft.AlertsManagement", "Microsoft.KeyVault", "Microsoft.Network"]);
});

it.each([
  "azurerm_policy_definition",
  "azurerm_policy_set_definition",
  "azurerm_resource_group_policy_assignment",
  "azurerm_subscription_policy_assignment",
])("what %s finds is kept by Microsoft.PolicyInsights", (type) => {
  expect(namespacesOf(type)).toEqual(["Microsoft.PolicyInsights"]);
});

it("does not guess at a type that it has never seen", () => {
  expect(() => resourceProvidersOf({ resource: { azurerm_quantum_thing: { a: {} } } })).toThrow(
    "azurerm_quantum_thing",
  );
});
