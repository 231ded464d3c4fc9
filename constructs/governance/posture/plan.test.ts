import { describe, expect, it } from "vitest";
import { graphOf } from "./graph.ts";
import { judge } from "./judge.ts";
import type { PlanJson } from "./plan.ts";
import { KNOWN_AFTER_APPLY, withPlan } from "./plan.ts";
import type { Rule } from "./rule.ts";
import { imageDigest } from "./rules/identity/image-digest.ts";
import { publicAccess } from "./rules/arguments/public-access.ts";
import { appOf } from "./test/app.ts";

const plan = (
  values: Record<string, unknown>,
  unknown: unknown = {},
  address = "azurerm_managed_redis.r",
): PlanJson => ({
  planned_values: { root_module: { resources: [{ address, values }] } },
  resource_changes: [{ address, change: { after_unknown: unknown } }],
});
const redis = (access: string) => graphOf(appOf({ "azurerm_managed_redis.r": { public_network_access: access } }));
const outcome = (graph: ReturnType<typeof graphOf>, rule: Rule = publicAccess) =>
  judge(graph, [], [rule]).rules[0]!.outcome;

describe("a plan", () => {
  it.each([
    ["Disabled", {}, "compliant"],
    ["Enabled", {}, "violation"],
    [null, { public_network_access: true }, "unknown"],
  ] as const)("that makes an expression %s is judged by that", (value, later, expected) => {
    const graph = withPlan(redis("${var.access}"), { app: plan({ public_network_access: value }, later) });
    expect(outcome(graph)).toBe(expected);
  });

  it("does not change what was written", () => {
    expect(outcome(withPlan(redis("Enabled"), { app: plan({ public_network_access: "Disabled" }) }))).toBe("violation");
  });

  it("adds no value that was not written", () => {
    const graph = withPlan(redis("${var.access}"), {
      app: plan({ public_network_access: "Disabled", id: null, sku: "x" }, { id: true }),
    });
    expect(graph.resources[0]!.attributes).toEqual({ public_network_access: "Disabled" });
  });

  it("resolves an expression deep in blocks", () => {
    const image = `registry.example/server@sha256:${"0123456789abcdef".repeat(4)}`;
    const graph = graphOf(
      appOf({ "azurerm_container_app.a": { template: { container: [{ image: "${var.image}", name: "a" }] } } }),
    );
    const known = plan(
      { template: [{ container: [{ image, name: "a", args: null }] }] },
      {},
      "azurerm_container_app.a",
    );
    const later = plan(
      { template: [{ container: [{ name: "a" }] }] },
      { template: [{ container: [{ image: true }] }] },
      "azurerm_container_app.a",
    );
    expect(outcome(withPlan(graph, { app: known }), imageDigest)).toBe("compliant");
    expect(outcome(withPlan(graph, { app: later }), imageDigest)).toBe("unknown");
  });

  it("shows every instance of a repeated resource", () => {
    const resources = ["a", "b"].map((key) => ({
      address: `azurerm_managed_redis.r["${key}"]`,
      values: { public_network_access: key },
    }));
    const graph = withPlan(redis("${each.value}"), { app: { planned_values: { root_module: { resources } } } });
    expect(graph.resources.map(({ address, attributes }) => [address, attributes["public_network_access"]])).toEqual([
      ['app/azurerm_managed_redis.r["a"]', "a"],
      ['app/azurerm_managed_redis.r["b"]', "b"],
    ]);
  });

  it("of another stack changes nothing", () => {
    const graph = redis("${var.access}");
    expect(withPlan(graph, { other: plan({ public_network_access: "Disabled" }) })).toEqual(graph);
  });

  it("marks what is known after apply in a way that no rule takes for a value", () => {
    expect(outcome(redis(KNOWN_AFTER_APPLY))).toBe("unknown");
  });
});
