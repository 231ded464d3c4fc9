import { describe, expect, it } from "vitest";
import { gitHubActions, roles } from "../identity/index.ts";
import { resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { PipelineIdentitiesProps } from "./pipeline-identities.ts";
import { PipelineIdentities } from "./pipeline-identities.ts";

const subscriptionId = "11111111-1111-4111-8111-111111111111";
const stateAccountId = `/subscriptions/${subscriptionId}/resourceGroups/rg-state/providers/Microsoft.Storage/storageAccounts/ststate`;
const repository = "contoso/mcp";

const identities = (props: Partial<PipelineIdentitiesProps> = {}) =>
  synthesize(
    (scope) =>
      void new PipelineIdentities(scope, "pipeline", {
        naming: surroundings.naming,
        location: "westeurope",
        subscriptionId,
        tenantId: "44444444-4444-4444-8444-444444444444",
        stateAccountId,
        planner: gitHubActions({ repository, branch: "main" }),
        deployer: gitHubActions({ repository, environment: "production" }),
        ...props,
      }),
  );

type Assignment = Readonly<Record<"role_definition_name" | "scope" | "principal_id" | "condition", string>>;
const assignments = (props?: Partial<PipelineIdentitiesProps>): readonly Assignment[] =>
  resourcesOf(identities(props), "azurerm_role_assignment") as unknown as readonly Assignment[];
const rightsOf = (who: string) =>
  assignments()
    .filter(({ principal_id: principal }) => principal.includes(`pipeline_${who}`))
    .map(({ role_definition_name: role, scope }) => [role, scope])
    .sort();

describe("PipelineIdentities", () => {
  it("R-35 R-147 binds each identity to one run: the branch may plan, the environment may deploy", () => {
    const credentials = resourcesOf(identities(), "azurerm_federated_identity_credential");
    expect(credentials.map(({ name, subject }) => [name, subject]).sort()).toEqual([
      ["deployer", "repo:contoso/mcp:environment:production"],
      ["planner", "repo:contoso/mcp:ref:refs/heads/main"],
    ]);
  });

  it("R-52 the planner reads, and writes the state's lock", () => {
    expect(rightsOf("planner")).toEqual([
      ["Reader", `/subscriptions/${subscriptionId}`],
      ["Storage Blob Data Contributor", stateAccountId],
    ]);
  });

  it("R-52 the deployer changes resources, and gives no role but those that constructs assign", () => {
    expect(rightsOf("deployer").map(([role]) => role)).toEqual([
      "Contributor",
      "Role Based Access Control Administrator",
      "Storage Blob Data Contributor",
    ]);
    const [admin, ...others] = assignments().filter(({ condition }) => condition !== undefined);
    expect([admin!.role_definition_name, others]).toEqual(["Role Based Access Control Administrator", []]);
    const named = [...admin!.condition.matchAll(/GuidEquals \{([^}]*)\}/g)].map(([, ids]) => ids!.split(", "));
    expect(named).toEqual([Object.values(roles).sort(), Object.values(roles).sort()]);
    expect(admin!.condition).toMatch(/roleAssignments\/write'.*@Request.* AND .*roleAssignments\/delete'.*@Resource/);
  });

  it("R-52 any role can be given only where that is said", () => {
    expect(assignments({ assigns: "any" }).filter(({ condition }) => condition !== undefined)).toEqual([]);
  });

  it("R-34 holds no secret", () => {
    const types = Object.keys(identities().resource);
    expect(types.sort()).toEqual([
      "azurerm_federated_identity_credential",
      "azurerm_resource_group",
      "azurerm_role_assignment",
      "azurerm_user_assigned_identity",
    ]);
  });
});
