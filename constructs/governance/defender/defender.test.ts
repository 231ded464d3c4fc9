import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import type { DefenderArea } from "./area.ts";
import { Defender } from "./defender.ts";
import { defenderPlans } from "./plans.ts";

const synthesised = (area: DefenderArea = {}) =>
  synthesize(
    (stack) =>
      new Defender(stack, "defender", {
        ...surroundings,
        area,
        subscriptionId: "s",
        workspaceId: surroundings.diagnostics.workspaceId,
        watched: { gatewayId: "/gateway", apis: ["mcp", "mcp-approvals"] },
      }),
  );

describe("R-91 Defender", () => {
  const stack = synthesised();
  const plans = resourcesOf(stack, "azapi_update_resource");

  it("has every plan on, without touching what else is set of it", () => {
    expect(plans.map(({ resource_id }) => String(resource_id).split("/").at(-1))).toEqual(Object.keys(defenderPlans));
    for (const { body } of plans) {
      const { properties } = body as { properties: Readonly<Record<string, unknown>> };
      expect(properties["pricingTier"]).toBe("Standard");
      // A list of extensions would switch off what it does not name.
      expect(properties).not.toHaveProperty("extensions");
    }
  });

  it("R-91 has a plan for each kind of resource in use, with the sub-plan without which Azure refuses two of them", () => {
    const subPlans = plans.map(({ resource_id, body }) => [
      String(resource_id).split("/").at(-1),
      (body as { properties: { subPlan?: string } }).properties.subPlan,
    ]);
    expect(Object.fromEntries(subPlans)).toStrictEqual({
      Api: "P1",
      Arm: undefined,
      CloudPosture: undefined,
      Containers: undefined,
      KeyVaults: undefined,
      StorageAccounts: "DefenderForStorageV2",
    });
  });

  it("adopts a plan that is on and switches none off: it makes no resource whose end would be a change", () => {
    expect(resourcesOf(stack, "azurerm_security_center_subscription_pricing")).toEqual([]);
    expect(new Set(plans.map(({ type }) => type))).toEqual(new Set(["Microsoft.Security/pricings@2024-01-01"]));
  });

  it("changes one plan at a time, because Azure refuses two at once", () => {
    const names = Object.keys(stack.resource["azapi_update_resource"]!);
    const waits = plans.map(({ depends_on = [] }) => depends_on);
    expect(waits).toEqual([[], ...names.slice(0, -1).map((name) => [`azapi_update_resource.${name}`])]);
  });

  it("leaves out what the deployment leaves out", () => {
    const fewer = synthesised({ without: [{ plan: "Api", reason: "a central team has P3" }], export: false });
    expect(resourcesOf(fewer, "azapi_update_resource")).toHaveLength(Object.keys(defenderPlans).length - 1);
    expect(resourcesOf(fewer, "azurerm_security_center_automation")).toEqual([]);
  });

  it("gives every API behind which a server is to the plan that watches APIs, after it is on, and none without it", () => {
    const byName = (a: object, b: object) => (String(Reflect.get(a, "name")) < String(Reflect.get(b, "name")) ? -1 : 1);
    const onboarded = [...resourcesOf(stack, "azapi_resource")].sort(byName);
    expect(onboarded).toMatchObject(
      ["mcp", "mcp-approvals"].map((name) => ({
        type: "Microsoft.Security/apiCollections@2023-11-15",
        name,
        parent_id: "/gateway",
      })),
    );
    for (const { depends_on } of onboarded) expect(depends_on).toHaveLength(Object.keys(defenderPlans).length);
    const without = synthesised({ without: [{ plan: "Api", reason: "a central team has P3" }] });
    expect(resourcesOf(without, "azapi_resource")).toEqual([]);
  });

  it("tells people and the workspace, with no secret in the export", () => {
    const alerting = synthesised({ emails: ["a@contoso.com", "b@contoso.com"] });
    expect(resourceOf(alerting, "azapi_resource_action")).toMatchObject({
      method: "PUT",
      body: {
        properties: {
          emails: "a@contoso.com;b@contoso.com",
          isEnabled: true,
          notificationsSources: [
            { sourceType: "Alert", minimalSeverity: "Medium" },
            { sourceType: "AttackPath", minimalRiskLevel: "High" },
          ],
          notificationsByRole: { state: "On", roles: ["Owner"] },
        },
      },
    });
    expect(resourceOf(alerting, "azurerm_security_center_automation")).toMatchObject({
      scopes: ["/subscriptions/s"],
      source: [{ event_source: "Alerts" }, { event_source: "Assessments" }],
      action: [{ type: "loganalytics", resource_id: surroundings.diagnostics.workspaceId }],
    });
    expect(resourcesOf(stack, "azapi_resource_action")).toEqual([]);
  });
});
