import { describe, expect, it } from "vitest";
import { lostIn } from "./addresses.ts";

const released = { "azurerm_key_vault.vault": "kv-1", "azurerm_role_assignment.reader": null };
const resource = {
  azurerm_key_vault: { vault: { name: "kv-1" } },
  azurerm_role_assignment: { reader: { name: "${uuid()}" } },
};

describe("R-77 an upgrade", () => {
  it("may keep everything, and add to it", () => {
    expect(lostIn(released, { resource: { ...resource, azurerm_subnet: { new: {} } } })).toEqual({});
  });

  it("may move a resource to another address", () => {
    const { azurerm_role_assignment } = resource;
    const moved = [{ from: "azurerm_key_vault.vault", to: "azurerm_key_vault.safe" }];
    const renamed = { azurerm_role_assignment, azurerm_key_vault: { safe: { name: "kv-1" } } };
    expect(lostIn(released, { resource: renamed, moved })).toEqual({});
  });

  const { azurerm_key_vault, azurerm_role_assignment } = resource;
  it.each([
    ["drops a resource", { resource: { azurerm_key_vault } }, { "azurerm_role_assignment.reader": "is gone" }],
    [
      "gives a resource another name in Azure",
      { resource: { azurerm_role_assignment, azurerm_key_vault: { vault: { name: "kv-2" } } } },
      { "azurerm_key_vault.vault": "was kv-1, is kv-2" },
    ],
    [
      "moves a resource to where none is",
      {
        resource: { azurerm_role_assignment },
        moved: [{ from: "azurerm_key_vault.vault", to: "azurerm_key_vault.x" }],
      },
      { "azurerm_key_vault.vault": "moved to azurerm_key_vault.x, which is not there" },
    ],
    [
      "makes another type of it",
      {
        resource: { azurerm_role_assignment, azurerm_managed_hsm: { vault: { name: "kv-1" } } },
        moved: [{ from: "azurerm_key_vault.vault", to: "azurerm_managed_hsm.vault" }],
      },
      { "azurerm_key_vault.vault": "moved to azurerm_managed_hsm.vault, which is of another type" },
    ],
  ])("is noticed when it %s", (_what, now, lost) => {
    expect(lostIn(released, now)).toEqual(lost);
  });
});
