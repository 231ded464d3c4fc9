import { describe, expect, it } from "vitest";
import { Sleep } from "../providers.ts";
import { WorkloadIdentity } from "../identity/workload-identity.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { EncryptionKeyProps } from "./encryption-key.ts";
import { EncryptionKey } from "./encryption-key.ts";
import { encryptWith } from "./encrypt-with.ts";
import type { VaultProps } from "./vault.ts";
import { Vault } from "./vault.ts";

interface Made {
  readonly key: EncryptionKey;
  readonly identity: WorkloadIdentity;
}

const synthesized = (
  props: Partial<EncryptionKeyProps> = {},
  vaultProps: Partial<VaultProps> = {},
  use: (made: Made) => void = () => {},
) =>
  synthesize((stack) => {
    const vault = new Vault(stack, "vault", { ...surroundings, trustedServices: true, ...vaultProps });
    const key = new EncryptionKey(stack, "key", { naming: surroundings.naming, vault, purpose: "documents", ...props });
    use({ key, identity: new WorkloadIdentity(stack, "storage", { ...surroundings, purpose: "storage" }) });
  });

const key = (props?: Partial<EncryptionKeyProps>, vaultProps?: Partial<VaultProps>) =>
  resourceOf(synthesized(props, vaultProps), "azapi_resource_action");

describe("EncryptionKey", () => {
  it("R-36 is made by Azure Resource Manager, without a way to the vault", () => {
    const stack = synthesized();
    expect(resourceOf(stack, "azapi_resource_action")).toMatchObject({
      type: "Microsoft.KeyVault/vaults/keys@2025-05-01",
      resource_id: expect.stringMatching(/^\$\{azurerm_key_vault\.vault_\w+\.id\}\/keys\/key-mcp-test-documents$/),
      method: "PUT",
    });
    expect(Object.keys(stack.resource)).not.toContain("azurerm_key_vault_key");
  });

  it("R-52 wraps and unwraps, and does nothing else", () => {
    expect(key()).toHaveProperty("body.properties.keyOps", ["wrapKey", "unwrapKey"]);
  });

  it("R-37 is replaced by the vault every 90 days, ends after a year, and is warned about before", () => {
    expect(key()).toHaveProperty("body.properties.rotationPolicy", {
      attributes: { expiryTime: "P365D" },
      lifetimeActions: [
        { action: { type: "rotate" }, trigger: { timeAfterCreate: "P90D" } },
        { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } },
      ],
    });
    expect(key({ rotateAfterDays: 30 })).toHaveProperty(
      "body.properties.rotationPolicy.lifetimeActions.0.trigger.timeAfterCreate",
      "P30D",
    );
  });

  it("R-37 ends in its first version too, a year after it was made", () => {
    const stack = synthesized();
    expect(resourceOf(stack, "time_offset")).toMatchObject({ offset_days: 365 });
    expect(resourceOf(stack, "azapi_resource_action")).toHaveProperty("body.properties.attributes", {
      enabled: true,
      exp: expect.stringMatching(/^\$\{time_offset\.key_Expiry_\w+\.unix\}$/),
    });
  });

  it.each([
    ["standard", "RSA"],
    ["premium", "RSA-HSM"],
  ] as const)("R-36 in a %s vault is of type %s", (sku, type) => {
    expect(key({}, { sku })).toHaveProperty("body.properties.kty", type);
  });

  it("is of 2048 bits, which every service takes, or of more", () => {
    expect(key()).toHaveProperty("body.properties.keySize", 2048);
    expect(key({ size: 4096 })).toHaveProperty("body.properties.keySize", 4096);
  });

  it("fails the deployment when the vault has another key of its name, which Azure would return unchanged", () => {
    const { lifecycle } = key({ size: 3072 }, { sku: "premium" }) as {
      lifecycle: { postcondition: { condition: string; error_message: string }[] };
    };
    expect(lifecycle.postcondition).toEqual([
      {
        condition:
          '${coalesce(try(tostring(self.output.properties.kty), null), "RSA-HSM") == "RSA-HSM" && ' +
          'coalesce(try(tostring(self.output.properties.keySize), null), "3072") == "3072"}',
        error_message: expect.stringContaining("key-mcp-test-documents"),
      },
    ]);
  });

  it("leaves nothing in the way of a destroy, which Azure would refuse", () => {
    expect(key()).not.toHaveProperty("lifecycle.prevent_destroy");
    expect(key()).not.toHaveProperty("when");
  });

  it.each([
    ["name", "NAME_INVALID", { name: "no_underscore" }],
    ["name", "NAME_INVALID", { name: "" }],
    ["rotateAfterDays", "VALUE_INVALID", { rotateAfterDays: 6 }],
    ["rotateAfterDays", "VALUE_INVALID", { rotateAfterDays: 91 }],
    ["rotateAfterDays", "VALUE_INVALID", { rotateAfterDays: 10.5 }],
  ])("R-37 is refused with a bad %s: %s %j", (field, code, props) => {
    expect(() => synthesized(props)).toThrow(expect.objectContaining({ code, field }));
  });

  it("can be one that exists already", () => {
    const stack = synthesize((scope) => {
      const uri = "https://kv-others.vault.azure.net/";
      const vault = Vault.fromExisting(scope, "vault", { id: "/vault", uri, trustedServices: true });
      const existing = EncryptionKey.fromExisting(scope, "key", { vault, name: "own" });
      expect(existing.keyId).toBe("https://kv-others.vault.azure.net/keys/own");
      existing.grantEncryption({ principalId: "p", grantId: "storage" });
      expect(() => EncryptionKey.fromExisting(scope, "bad", { vault, name: "a/b" })).toThrow(/NAME_INVALID/);
    });
    expect(Object.keys(stack.resource)).toEqual(["azurerm_role_assignment"]);
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toBe("/vault/keys/own");
  });
});

describe("encryptWith", () => {
  it("R-36 names the key without a version, so that a rotation is followed", () => {
    synthesized({}, {}, (made) => {
      expect(encryptWith(made.key, made.identity)).toMatchObject({
        keyId: expect.stringMatching(/keys\/key-mcp-test-documents$/),
        identity: made.identity,
      });
    });
  });

  it("R-36 R-52 gives the identity the one right on the one key, and waits until it holds", () => {
    const stack = synthesized({}, {}, ({ key, identity }) => {
      const { dependsOn } = encryptWith(key, identity);
      expect(dependsOn).toEqual([expect.any(Sleep)]);
      expect(encryptWith(key, identity).dependsOn).toEqual(dependsOn);
    });
    const [assignment] = Object.keys(stack.resource["azurerm_role_assignment"]!);
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      // The id of the request is the key's, and is known when the key is there.
      scope: expect.stringMatching(/^\$\{azapi_resource_action\.key_\w+\.id\}$/),
      role_definition_name: "Key Vault Crypto Service Encryption User",
    });
    expect(resourceOf(stack, "time_sleep")).toMatchObject({
      create_duration: "60s",
      triggers: { [assignment!]: `\${azurerm_role_assignment.${assignment}.id}` },
    });
  });

  it("R-36 gives two identities a right and a wait each", () => {
    const stack = synthesized({}, {}, ({ key, identity }) => {
      encryptWith(key, identity);
      encryptWith(key, { id: "/other", clientId: "c", principalId: "p", grantId: "other" });
    });
    expect(resourcesOf(stack, "time_sleep")).toHaveLength(2);
  });

  it.each([
    ["trustedServices", { trustedServices: false }],
    ["purgeProtection", { weaken: { purgeProtection: "a sandbox that is thrown away" } }],
  ])("R-36 is refused where the vault lacks %s, which would lock the service out", (what, vaultProps) => {
    expect(() => synthesized({}, vaultProps, ({ key, identity }) => void encryptWith(key, identity))).toThrow(
      expect.objectContaining({ code: "VALUES_CONFLICT", field: `vault.${what}` }),
    );
  });
});
