import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { grant } from "../protection/grant.ts";
import type { WorkloadIdentityProps } from "./workload-identity.ts";
import { WorkloadIdentity } from "./workload-identity.ts";

const props = { naming: surroundings.naming, resourceGroup: surroundings.resourceGroup, purpose: "server" };

const identity = (extra: Partial<WorkloadIdentityProps> = {}) =>
  synthesize((stack) => void new WorkloadIdentity(stack, "identity", { ...props, ...extra }));

describe("WorkloadIdentity", () => {
  it("R-35 is a managed identity of its own, named after its one purpose", () => {
    expect(resourceOf(identity(), "azurerm_user_assigned_identity")).toMatchObject({
      name: "id-mcp-test-server",
      resource_group_name: "rg-test",
      location: "westeurope",
      lifecycle: { prevent_destroy: false },
    });
  });

  it("takes a name, tags, a lock and protection from destruction", () => {
    const stack = identity({ name: "id-own", tags: { owner: "me" }, lock: "CanNotDelete", preventDestroy: true });
    expect(resourceOf(stack, "azurerm_user_assigned_identity")).toMatchObject({
      name: "id-own",
      tags: { owner: "me" },
      lifecycle: { prevent_destroy: true },
    });
    expect(resourcesOf(stack, "azurerm_management_lock")).toHaveLength(1);
  });

  it("R-52 receives rights by its principal id, once however often it is asked for", () => {
    const stack = synthesize((scope) => {
      const server = new WorkloadIdentity(scope, "server", props);
      const other = new WorkloadIdentity(scope, "other", { ...props, purpose: "other" });
      expect(grant(scope, "/registry", "AcrPull", server)).toBe(grant(scope, "/registry", "AcrPull", server));
      grant(scope, "/registry", "AcrPull", other);
    });
    const principals = resourcesOf(stack, "azurerm_role_assignment").map(({ principal_id }) => principal_id);
    expect(principals.toSorted()).toEqual([
      expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.other_\w+\.principal_id\}$/),
      expect.stringMatching(/^\$\{azurerm_user_assigned_identity\.server_\w+\.principal_id\}$/),
    ]);
  });

  it("can be one that exists already", () => {
    const existing = { id: "/identity", clientId: "client", principalId: "principal" };
    const stack = synthesize((scope) => {
      grant(scope, "/registry", "AcrPull", WorkloadIdentity.fromExisting(scope, "server", existing));
    });
    expect(resourcesOf(stack, "azurerm_user_assigned_identity")).toEqual([]);
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({ principal_id: "principal" });
  });
});
