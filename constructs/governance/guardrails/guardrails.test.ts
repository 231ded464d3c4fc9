import { guardrails } from "@mcp-landing-zone/governance/guardrails";
import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { GuardrailsProps } from "./guardrails.ts";
import { Guardrails } from "./guardrails.ts";

const values = {
  regions: ["westeurope"],
  registries: ["cr.azurecr.io"],
  subnets: ["/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/c"],
  workspaceId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w",
  gatewayId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/a",
};
const synthesised = (props: Partial<GuardrailsProps> = {}) =>
  synthesize(
    (stack) =>
      new Guardrails(stack, "guardrails", {
        naming: surroundings.naming,
        resourceGroupId: surroundings.resourceGroup.id,
        values,
        ...props,
      }),
  );
const json = (value: unknown) => JSON.parse(String(value)) as Record<string, Record<string, unknown>>;
const exemption = {
  guardrails: ["mcp-pinned-image"],
  reason: "The vendor ships its image by tag alone",
  until: "2027-03-31",
};

describe("R-118 Guardrails", () => {
  it("defines each guardrail, puts them in one initiative and assigns it to the group, with enforcement off", () => {
    const stack = synthesised();
    expect(resourcesOf(stack, "azurerm_policy_definition")).toHaveLength(guardrails.length);
    const assignment = resourceOf(stack, "azurerm_resource_group_policy_assignment");
    expect(assignment).toMatchObject({ enforce: false, resource_group_id: surroundings.resourceGroup.id });
    // Neither changes resources by itself, so neither needs an identity.
    expect(assignment).not.toHaveProperty("identity");
    expect(json(assignment["parameters"])["effect"]).toEqual({ value: "Audit" });
    expect(resourceOf(synthesised({ enforce: true }), "azurerm_resource_group_policy_assignment")["enforce"]).toBe(
      true,
    );
  });

  it("R-118 a refusal names its rule in words", () => {
    const { non_compliance_message } = resourceOf(synthesised(), "azurerm_resource_group_policy_assignment");
    expect(non_compliance_message).toEqual(
      guardrails.map(({ name, displayName }) => ({ policy_definition_reference_id: name, content: displayName })),
    );
  });

  it("gives every parameter that a definition asks for, and none that it does not know", () => {
    const stack = synthesised({ effect: "Deny" });
    const set = resourceOf(stack, "azurerm_policy_set_definition");
    const given = json(resourceOf(stack, "azurerm_resource_group_policy_assignment")["parameters"]);
    expect(Object.keys(given).sort()).toEqual(Object.keys(json(set["parameters"])).sort());
    expect(given).toMatchObject({
      effect: { value: "Deny" },
      regions: { value: ["westeurope"] },
      gatewayId: { value: values.gatewayId },
    });
    for (const reference of set["policy_definition_reference"] as {
      reference_id: string;
      parameter_values: string;
    }[]) {
      const { parameters } = guardrails.find(
        ({ name }) => name === reference.reference_id,
      ) as (typeof guardrails)[number];
      const passed = json(reference.parameter_values);
      // Azure Policy cannot deny for a missing neighbour: such a definition keeps its own effect.
      expect(Object.hasOwn(passed, "effect")).toBe(reference.reference_id !== "mcp-diagnostics");
      expect(Object.keys(parameters)).toEqual(expect.arrayContaining(Object.keys(passed)));
      const needed = Object.entries(parameters).filter(([, { defaultValue }]) => defaultValue === undefined);
      expect(Object.keys(passed)).toEqual(expect.arrayContaining(needed.map(([name]) => name)));
    }
  });

  it("makes an exemption with its reason, its rules and its end", () => {
    const stack = synthesised({ exemptions: [exemption] });
    expect(resourceOf(stack, "azurerm_resource_group_policy_exemption")).toMatchObject({
      exemption_category: "Waiver",
      description: exemption.reason,
      expires_on: "2027-03-31T23:59:59Z",
      policy_definition_reference_ids: ["mcp-pinned-image"],
    });
    const mitigated = synthesised({ exemptions: [{ ...exemption, category: "Mitigated" }] });
    expect(resourceOf(mitigated, "azurerm_resource_group_policy_exemption")["exemption_category"]).toBe("Mitigated");
  });

  it.each([
    [{ ...exemption, reason: "because" }, /REASON_MISSING.*exemptions\.reason/],
    [{ ...exemption, reason: "x".repeat(513) }, /REASON_MISSING.*exemptions\.reason/],
    [{ ...exemption, until: "next year" }, /exemptions\.until is "next year", expected the last day/],
    [{ ...exemption, guardrails: ["mcp-everything"] }, /NOT_FOUND.*mcp-everything/],
    [{ ...exemption, guardrails: [] }, /NOT_FOUND/],
  ])("refuses an exemption without reason, end or rule", (wrong, message) => {
    expect(() => synthesised({ exemptions: [wrong] })).toThrow(message);
  });

  it("refuses an empty list, which would deny everything", () => {
    expect(() => synthesised({ values: { ...values, registries: [] } })).toThrow(/values\.registries/);
  });
});
