import { expect, it } from "vitest";
import * as providers from "./providers.ts";
import { synthesize } from "./testing.ts";

const { KeyVault, ResourceGroup, StorageAccount } = providers;
const group = { name: "rg", location: "westeurope" };

it.each(Object.entries(providers))("%s is the class of this name", (name, loaded) => {
  expect(loaded.name).toBe(name);
});

it("a lazily loaded class makes what the class itself would", () => {
  synthesize((stack) => {
    const made = new ResourceGroup(stack, "group", group);
    expect(made).toBeInstanceOf(ResourceGroup);
    expect(made).not.toBeInstanceOf(KeyVault);
    expect(made.constructor.name).toBe("ResourceGroup");
  });
});

it("can be asked for what is static, and extended", () => {
  expect(StorageAccount.tfResourceType).toBe("azurerm_storage_account");
  class Named extends ResourceGroup {
    readonly kind = "named";
  }
  synthesize((stack) => {
    const made = new Named(stack, "group", group);
    expect(made.kind).toBe("named");
    expect(made).toBeInstanceOf(ResourceGroup);
    expect(made.terraformResourceType).toBe("azurerm_resource_group");
  });
});
