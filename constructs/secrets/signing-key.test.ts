import { describe, expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import { SigningKey } from "./signing-key.ts";
import type { VaultProps } from "./vault.ts";
import { Vault } from "./vault.ts";

const to = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

const synthesized = (vaultProps: Partial<VaultProps> = {}) =>
  synthesize((stack) => {
    const vault = new Vault(stack, "vault", { ...surroundings, ...vaultProps });
    const key = new SigningKey(stack, "key", { naming: surroundings.naming, vault, purpose: "audit" });
    expect(key.grantSign(to)).toBe(key.grantSign(to));
  });

describe("SigningKey", () => {
  it.each([
    ["standard", "EC"],
    ["premium", "EC-HSM"],
  ] as const)(
    "R-62 in a %s vault is a key of type %s on P-256 that signs, verifies and does nothing else",
    (sku, kty) => {
      expect(resourceOf(synthesized({ sku }), "azapi_resource_action")).toMatchObject({
        method: "PUT",
        body: { properties: { kty, curveName: "P-256", keyOps: ["sign", "verify"] } },
      });
    },
  );

  it("needs no vault that services reach past its network rules", () => {
    expect(resourceOf(synthesized(), "azurerm_key_vault")).toMatchObject({ network_acls: { bypass: "None" } });
  });

  it("R-52 lets an identity use this one key", () => {
    expect(resourceOf(synthesized(), "azurerm_role_assignment")).toMatchObject({
      role_definition_name: "Key Vault Crypto User",
      scope: expect.stringMatching(/^\$\{azapi_resource_action\.key_\w+\.id\}$/),
    });
  });
});
