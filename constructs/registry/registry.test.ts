import { ContainerRegistry, Sleep } from "../providers.ts";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { RegistryProps } from "./registry.ts";
import { Registry } from "./registry.ts";
import type { ImageImport, ImportedImage } from "./registry-ref.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const image = { source: "ghcr.io/contoso/mcp-server", digest };
const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

const synthesized = (props: Partial<RegistryProps> = {}, use: (registry: Registry) => void = () => {}) =>
  synthesize((stack) => use(new Registry(stack, "registry", { ...surroundings, ...props })));

const registry = (props?: Partial<RegistryProps>) => resourceOf(synthesized(props), "azurerm_container_registry");

describe("Registry", () => {
  it.each([
    ["R-86", "sku", "Premium"],
    ["R-35", "admin_enabled", false],
    ["R-35", "anonymous_pull_enabled", false],
    ["R-86", "public_network_access_enabled", false],
    ["R-86", "network_rule_set", [{ default_action: "Deny", ip_rule: [] }]],
    ["R-86", "export_policy_enabled", false],
    ["R-86", "data_endpoint_enabled", true],
    ["R-86", "network_rule_bypass_option", "AzureServices"],
    ["R-69", "retention_policy_in_days", 30],
    ["R-77", "zone_redundancy_enabled", true],
    ["R-77", "lifecycle", { prevent_destroy: true }],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(registry()[attribute]).toEqual(value);
  });

  it("R-86 is reached through one private endpoint, whose names resolve", () => {
    expect(resourceOf(synthesized(), "azurerm_private_endpoint")).toMatchObject({
      name: "pep-mcp-test-registry",
      private_service_connection: { subresource_names: ["registry"] },
      private_dns_zone_group: { private_dns_zone_ids: [surroundings.network.zoneId("privatelink.azurecr.io")] },
    });
  });

  it("R-117 sends the log of every pull and push to the workspace", () => {
    expect(resourceOf(synthesized(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: expect.stringMatching(/^\$\{azurerm_container_registry\.registry_\w+\.id\}$/),
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("takes a name, a region without zones, a shorter retention, tags, and leave to be destroyed", () => {
    const changed = registry({
      name: "crown",
      zoneRedundant: false,
      untaggedDays: 7,
      tags: { owner: "me" },
      preventDestroy: false,
    });
    expect(changed).toMatchObject({
      name: "crown",
      zone_redundancy_enabled: false,
      retention_policy_in_days: 7,
      tags: { owner: "me" },
      lifecycle: { prevent_destroy: false },
    });
  });

  it("R-86 closes itself to Azure's own services when asked, and then refuses to import", () => {
    const stack = synthesized({ trustedServices: false }, (made) => {
      expect(() => made.importImage("server", image)).toThrow(
        expect.objectContaining({ code: "VALUES_CONFLICT", field: "trustedServices" }),
      );
    });
    expect(resourceOf(stack, "azurerm_container_registry")).toMatchObject({ network_rule_bypass_option: "None" });
    expect(resourcesOf(stack, "azapi_resource_action")).toEqual([]);
  });

  it("R-36 encrypts with a key of the customer's, once its identity may use it", () => {
    const stack = synthesize((scope) => {
      const wait = new Sleep(scope, "wait", { createDuration: "60s" });
      const identity = { id: "/identity", clientId: "client" };
      const encryption = { keyId: "https://kv.vault.azure.net/keys/images", identity, dependsOn: [wait] };
      new Registry(scope, "registry", { ...surroundings, encryption });
    });
    expect(resourceOf(stack, "azurerm_container_registry")).toMatchObject({
      identity: { type: "UserAssigned", identity_ids: ["/identity"] },
      encryption: [{ key_vault_key_id: "https://kv.vault.azure.net/keys/images", identity_client_id: "client" }],
      depends_on: ["time_sleep.wait"],
    });
  });

  it("has no key of the customer's and no identity unless asked", () => {
    expect(registry()).not.toHaveProperty("encryption");
    expect(registry()).not.toHaveProperty("identity");
  });

  it.each([
    ["name", { name: "own" }],
    ["name", { name: "cr-own" }],
    ["name", { name: "CROWN" }],
    ["untaggedDays", { untaggedDays: 0 }],
    ["untaggedDays", { untaggedDays: 366 }],
  ])("is refused with a bad %s: %j", (field, props) => {
    expect(() => synthesized(props)).toThrow(expect.objectContaining({ field }));
  });

  it("R-52 lets an identity pull, and no more, once however often asked for", () => {
    const stack = synthesized({}, (made) => expect(made.grantPull(server)).toBe(made.grantPull(server)));
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: expect.stringMatching(/^\$\{azurerm_container_registry\.registry_\w+\.id\}$/),
      role_definition_name: "AcrPull",
      principal_id: server.principalId,
    });
  });

  it("can be one that exists already, and nothing about it is changed", () => {
    const stack = synthesize((scope) => {
      const existing = Registry.fromExisting(scope, "registry", { id: "/registry", loginServer: "crown.azurecr.io" });
      existing.grantPull(server);
      expect(existing.importImage("server", image).image).toBe(`crown.azurecr.io/contoso/mcp-server@${digest}`);
      expect(() => Registry.fromExisting(scope, "bad", { id: "/registry", loginServer: "https://crown" })).toThrow(
        expect.objectContaining({ code: "VALUE_INVALID", field: "loginServer" }),
      );
    });
    expect(resourcesOf(stack, ContainerRegistry.tfResourceType)).toEqual([]);
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toBe("/registry");
  });
});

describe("importImage", () => {
  const imported = (change: Partial<ImageImport> = {}) => {
    let result: ImportedImage | undefined;
    const stack = synthesized({}, (made) => (result = made.importImage("server", { ...image, ...change })));
    return { action: resourceOf(stack, "azapi_resource_action"), image: result!.image };
  };

  it("R-69 copies the image that the digest names, through Azure Resource Manager", () => {
    expect(imported().action).toMatchObject({
      type: "Microsoft.ContainerRegistry/registries@2025-11-01",
      resource_id: expect.stringMatching(/^\$\{azurerm_container_registry\.registry_\w+\.id\}$/),
      action: "importImage",
      body: { source: { registryUri: "ghcr.io", sourceImage: `contoso/mcp-server@${digest}` }, mode: "Force" },
    });
  });

  it("R-34 takes no credentials along", () => {
    expect(imported().action).not.toHaveProperty("body.source.credentials");
  });

  it("R-77 tags what it copies, so that retention does not remove what runs", () => {
    expect(imported().action).toHaveProperty("body.targetTags", ["contoso/mcp-server:imported-0123456789abcdef"]);
    expect(imported().action).not.toHaveProperty("body.untaggedTargetRepositories");
  });

  it("R-69 gives the reference in this registry by digest", () => {
    const stack = synthesize((scope) => {
      const made = new Registry(scope, "registry", surroundings);
      const { image: reference, done } = made.importImage("server", image);
      new Sleep(scope, "consumer", { triggers: { reference }, dependsOn: [done] });
    });
    expect(resourceOf(stack, "time_sleep")).toMatchObject({
      triggers: {
        reference: expect.stringMatching(
          new RegExp(
            `^\\$\\{azurerm_container_registry\\.registry_\\w+\\.login_server\\}/contoso/mcp-server@${digest}$`,
          ),
        ),
      },
      depends_on: [expect.stringMatching(/^azapi_resource_action\.registry_server_\w+$/)],
    });
  });

  it("puts it into another repository when asked", () => {
    const { action, image: reference } = imported({ repository: "server" });
    expect(action).toHaveProperty("body.targetTags", ["server:imported-0123456789abcdef"]);
    expect(reference).toMatch(new RegExp(`/server@${digest}$`));
  });

  it("reads another registry of the tenant by its id, with the deployer's own right", () => {
    const { action } = imported({ source: "crdev.azurecr.io/mcp-server", sourceRegistryId: "/dev/registry" });
    expect(action).toHaveProperty("body.source", {
      resourceId: "/dev/registry",
      sourceImage: `mcp-server@${digest}`,
    });
  });

  it.each([
    ["IMAGE_NOT_PINNED", { digest: "latest" }],
    ["VALUE_INVALID", { source: "ghcr.io/contoso/mcp-server:1.0" }],
    ["VALUE_INVALID", { repository: "Server:latest" }],
  ])("R-69 refuses with %s: %j", (code, change) => {
    expect(() => imported(change)).toThrow(expect.objectContaining({ code }));
  });
});
