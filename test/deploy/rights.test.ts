import { describe, expect, it } from "vitest";
import { armActionsOf } from "../../deploy/doctor/rights/arm.ts";
import { factOf } from "../../constructs/azure-types/index.ts";
import { graphRightsOf } from "../../deploy/doctor/rights/graph.ts";
import { deploymentKeys, deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

const stacks = deploymentKeys.flatMap((key) => {
  const written = synthesisedDeployment(deployments[key]);
  const all = Object.entries(written.stacks()).map(([name, json]) => ({ name, json }));
  written.remove();
  return all;
});
const types = [...new Set(stacks.flatMap(({ json }) => Object.keys(json.resource)))];

describe("the rights that the doctor checks", () => {
  it("is known for every resource type of every stack", () => {
    expect(types.filter((type) => type.startsWith("azurerm_") && !(type in factOf("arm")))).toEqual([]);
    const inEntra = types.filter((type) => type.startsWith("azuread_"));
    const resource = Object.fromEntries(inEntra.map((type) => [type, {}]));
    const only = (type: string) => [{ name: type, json: { ...stacks[0]!.json, data: {}, resource: { [type]: {} } } }];
    expect(Object.keys(resource).filter((type) => graphRightsOf(only(type)).length === 0)).toEqual([]);
  });

  it("names real actions: a namespace, types and a verb", () => {
    const actions = [...new Set(armActionsOf(stacks).flatMap((one) => one.actions))];
    expect(actions.length).toBeGreaterThan(100);
    expect(actions.filter((action) => !/^microsoft\.\w+(\/\w+)+\/(read|write|delete|action)$/i.test(action))).toEqual(
      [],
    );
  });

  it("of a server's stack leaves out what the stacks before it need", () => {
    const { actions } = armActionsOf(stacks.filter(({ name }) => name === "mcp-dev-workload"))[0]!;
    expect(actions).toContain("Microsoft.ApiManagement/service/apis/policies/write");
    expect(actions).toContain("Microsoft.ContainerRegistry/registries/importImage/action");
    expect(actions).not.toContain("Microsoft.Network/virtualNetworks/write");
    expect(actions).not.toContain("Microsoft.ApiManagement/service/write");
  });

  it("refuses a type that it does not know", () => {
    const json = { ...stacks[0]!.json, resource: { azurerm_new_thing: { one: {} } } };
    expect(() => armActionsOf([{ name: "new", json }])).toThrow(
      "azurerm_new_thing has no arm in constructs/azure-types",
    );
  });
});
