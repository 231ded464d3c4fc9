import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { weakeningMetadata } from "../weakening.ts";
import type { VaultProps } from "./vault.ts";
import { Vault } from "./vault.ts";

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

const synthesized = (props: Partial<VaultProps> = {}, use: (vault: Vault) => void = () => {}) =>
  synthesize((stack) => use(new Vault(stack, "vault", { ...surroundings, ...props })));

const vault = (props?: Partial<VaultProps>) => resourceOf(synthesized(props), "azurerm_key_vault");

describe("Vault", () => {
  it.each([
    ["R-52", "rbac_authorization_enabled", true],
    ["R-34", "public_network_access_enabled", false],
    ["R-34", "purge_protection_enabled", true],
    ["R-34", "soft_delete_retention_days", 90],
    ["R-34", "network_acls", { default_action: "Deny", bypass: "None" }],
    ["R-34", "enabled_for_deployment", false],
    ["R-34", "enabled_for_disk_encryption", false],
    ["R-34", "enabled_for_template_deployment", false],
    ["R-36", "sku_name", "standard"],
    ["R-34", "lifecycle", { prevent_destroy: true }],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(vault()[attribute]).toEqual(value);
  });

  it("R-52 has no access policy and none of the names that azurerm gave up", () => {
    expect(vault()).not.toHaveProperty("access_policy");
    expect(vault()).not.toHaveProperty("enable_rbac_authorization");
  });

  it("R-86 is reached through one private endpoint, whose name resolves", () => {
    expect(resourceOf(synthesized(), "azurerm_private_endpoint")).toMatchObject({
      name: "pep-mcp-test-vault",
      private_service_connection: {
        private_connection_resource_id: expect.stringMatching(/^\$\{azurerm_key_vault\.vault_\w+\.id\}$/),
        subresource_names: ["vault"],
      },
      private_dns_zone_group: {
        private_dns_zone_ids: [surroundings.network.zoneId("privatelink.vaultcore.azure.net")],
      },
    });
  });

  it("R-37 sends the log of every access to the workspace", () => {
    expect(resourceOf(synthesized(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: expect.stringMatching(/^\$\{azurerm_key_vault\.vault_\w+\.id\}$/),
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("is of the deployer's tenant, or of the one that is named", () => {
    expect(vault()["tenant_id"]).toBe("${data.azurerm_client_config.SignedInDeployer.tenant_id}");
    expect(vault({ tenantId: "44444444-4444-4444-4444-444444444444" })["tenant_id"]).toMatch(/^4/);
  });

  it("R-36 R-153 keeps keys in hardware when premium", () => {
    expect(vault({ sku: "premium" })["sku_name"]).toBe("premium");
  });

  it("lets Azure's services past the network rules only when asked", () => {
    expect(vault({ trustedServices: true })["network_acls"]).toEqual({
      default_action: "Deny",
      bypass: "AzureServices",
    });
  });

  it("R-34 gives up purge protection only with a reason, and then frees the name after a week", () => {
    const reason = "a sandbox that is thrown away daily";
    const stack = synthesized({ weaken: { purgeProtection: reason } }, (made) => {
      expect(made.purgeProtection).toBe(false);
      expect(made.node.metadata).toContainEqual(
        expect.objectContaining({ type: weakeningMetadata, data: { what: "purgeProtection", reason } }),
      );
    });
    expect(resourceOf(stack, "azurerm_key_vault")).toMatchObject({
      purge_protection_enabled: false,
      soft_delete_retention_days: 7,
    });
    expect(() => synthesized({ weaken: { purgeProtection: "dev" } })).toThrow(/REASON_MISSING/);
  });

  it("takes another name, another purpose, tags, a lock, and leave to be destroyed", () => {
    const stack = synthesized({ purpose: "keys", tags: { owner: "me" }, lock: "CanNotDelete", preventDestroy: false });
    expect(resourceOf(stack, "azurerm_key_vault")).toMatchObject({
      name: expect.stringMatching(/^kv-mcp-test-keys-[0-9a-f]{6}$/),
      tags: { owner: "me" },
      lifecycle: { prevent_destroy: false },
    });
    expect(resourceOf(stack, "azurerm_private_endpoint")).toMatchObject({ name: "pep-mcp-test-vault-keys" });
    expect(resourcesOf(stack, "azurerm_management_lock")).toHaveLength(1);
    expect(vault({ name: "kv-own" })["name"]).toBe("kv-own");
  });

  it.each(["kv", "1kv-own", "kv-own-", "kv--own", "kv_own", "k".repeat(25)])("is refused with the name %j", (name) => {
    expect(() => synthesized({ name })).toThrow(expect.objectContaining({ code: "NAME_INVALID", field: "name" }));
  });
});

describe("rights in a vault", () => {
  const existing = {
    id: `${surroundings.resourceGroup.id}/providers/Microsoft.KeyVault/vaults/kv-others`,
    uri: "https://kv-others.vault.azure.net/",
  };

  it.each([
    [
      "reading secrets",
      "Key Vault Secrets User",
      (made: Pick<Vault, "grantSecretsUser">) => made.grantSecretsUser(server),
    ],
    ["using keys", "Key Vault Crypto User", (made: Pick<Vault, "grantCryptoUser">) => made.grantCryptoUser(server)],
  ])("R-52 are for %s in this vault alone, once however often asked for", (_, role, give) => {
    const stack = synthesized({}, (made) => expect(give(made as Vault)).toBe(give(made as Vault)));
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: expect.stringMatching(/^\$\{azurerm_key_vault\.vault_\w+\.id\}$/),
      role_definition_name: role,
      principal_id: server.principalId,
    });
  });

  it("can be given in one that exists already, and nothing else about it is changed", () => {
    const stack = synthesize((scope) => {
      const made = Vault.fromExisting(scope, "vault", { ...existing, sku: "premium" });
      expect(made).toMatchObject({ ...existing, hsm: true, trustedServices: false });
      expect(made.grantSecretsUser(server)).toBe(made.grantSecretsUser(server));
    });
    expect(Object.keys(stack.resource)).toEqual(["azurerm_role_assignment"]);
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toBe(existing.id);
  });

  it.each(["kv-others", "https://kv-others.vault.azure.net", "http://kv-others.vault.azure.net/"])(
    "one that exists already is refused with the uri %j",
    (uri) => {
      expect(() => synthesize((scope) => void Vault.fromExisting(scope, "vault", { ...existing, uri }))).toThrow(
        expect.objectContaining({ code: "VALUE_INVALID", field: "uri" }),
      );
    },
  );
});
