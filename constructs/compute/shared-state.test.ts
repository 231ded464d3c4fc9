import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { SharedStateProps } from "./index.ts";
import { SharedState } from "./index.ts";

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "stack/server" };
const worker = { principalId: "22222222-2222-2222-2222-222222222222", grantId: "stack/worker" };

const synthesized = (props: Partial<SharedStateProps> = {}) =>
  synthesize((stack) => {
    new SharedState(stack, "state", { ...surroundings, ...props });
  });

const redis = (props: Partial<SharedStateProps> = {}) => resourceOf(synthesized(props), "azurerm_managed_redis");

describe("the shared state", () => {
  it("R-86 has no public side", () => {
    expect(redis()["public_network_access"]).toBe("Disabled");
  });

  it.each([
    ["R-35", "access_keys_authentication_enabled", false],
    ["R-149", "client_protocol", "Encrypted"],
    ["R-33", "eviction_policy", "NoEviction"],
    ["R-33", "persistence_append_only_file_backup_frequency", "1s"],
    ["R-33", "clustering_policy", "NoCluster"],
  ])("%s has %s = %j", (_, attribute, value) => {
    expect(redis()["default_database"]).toMatchObject({ [attribute]: value });
  });

  it("R-86 has a private endpoint whose zone resolves its name", () => {
    expect(resourceOf(synthesized(), "azurerm_private_endpoint")).toMatchObject({
      private_service_connection: { subresource_names: ["redisEnterprise"] },
      private_dns_zone_group: { private_dns_zone_ids: [surroundings.network.zoneId("privatelink.redis.azure.net")] },
    });
  });

  it("R-117 sends the log of its connections to the workspace", () => {
    expect(resourceOf(synthesized(), "azurerm_monitor_diagnostic_setting")).toMatchObject({
      target_resource_id: expect.stringMatching(/\/databases\/default$/),
      enabled_log: [{ category_group: "allLogs" }],
    });
  });

  it("has a second node and half a gigabyte, or as asked", () => {
    expect(redis()).toMatchObject({ sku_name: "Balanced_B0", high_availability_enabled: true });
    expect(redis({ size: "Balanced_B5", highAvailability: false })).toMatchObject({
      sku_name: "Balanced_B5",
      high_availability_enabled: false,
    });
  });

  it("is not destroyed unless the user says that it may be", () => {
    expect(redis()["lifecycle"]).toEqual({ prevent_destroy: true });
    expect(redis({ preventDestroy: false })["lifecycle"]).toEqual({ prevent_destroy: false });
  });

  it("R-35 lets an identity in by a policy of the database, once however often asked", () => {
    const stack = synthesize((scope) => {
      const state = new SharedState(scope, "state", surroundings);
      expect(state.grantData(server)).toBe(state.grantData(server));
    });
    expect(resourceOf(stack, "azapi_resource")).toMatchObject({
      type: "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments@2025-07-01",
      parent_id: expect.stringMatching(/^\$\{azurerm_managed_redis\.\w+\.id\}\/databases\/default$/),
      name: server.principalId,
      body: { properties: { accessPolicyName: "default", user: { objectId: server.principalId } } },
    });
  });

  it("lets in one after the other, because the store refuses two changes at once", () => {
    const stack = synthesize((scope) => {
      const state = new SharedState(scope, "state", surroundings);
      for (const to of [server, worker]) state.grantData(to);
    });
    const [first, second] = resourcesOf(stack, "azapi_resource");
    expect(first).not.toHaveProperty("depends_on");
    expect(second?.["depends_on"]).toEqual([expect.stringMatching(/^azapi_resource\./)]);
  });

  it("gets no tags on what cannot have any", () => {
    const stack = synthesize((scope) => {
      new SharedState(scope, "state", { ...surroundings, tags: { owner: "platform" } }).grantData(server);
    });
    expect(resourceOf(stack, "azurerm_managed_redis")["tags"]).toEqual({ owner: "platform" });
    expect(resourceOf(stack, "azapi_resource")).not.toHaveProperty("tags");
  });

  it("tells the server its host with the port", () => {
    synthesize((scope) => {
      expect(new SharedState(scope, "state", surroundings).host).toMatch(/:10000$/);
    });
  });

  it("grants the same on one that exists already, and makes nothing else", () => {
    const stack = synthesize((scope) => {
      const existing = SharedState.fromExisting(scope, "state", { id: "/existing", hostName: "old.redis.azure.net" });
      expect(existing.host).toBe("old.redis.azure.net:10000");
      existing.grantData(server);
    });
    expect(Object.keys(stack.resource)).toEqual(["azapi_resource"]);
    expect(resourceOf(stack, "azapi_resource")["parent_id"]).toBe("/existing/databases/default");
  });

  it("is refused with a bad name", () => {
    expect(() => synthesized({ name: "state-" })).toThrow(expect.objectContaining({ code: "NAME_INVALID" }));
  });
});
