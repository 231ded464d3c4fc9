import { describe, expect, it } from "vitest";
import { ConstructError } from "../errors.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import type { GatewayProps } from "./index.ts";
import { Gateway } from "./index.ts";
import { gateway, properties, refusal, required, service, subnetId } from "./sample-gateway.testing.ts";

describe("placement", () => {
  it.each([
    ["StandardV2", {}, "None", true],
    ["StandardV2", { subnetId }, "External", true],
    ["PremiumV2", { subnetId }, "External", true],
    ["PremiumV2", { subnetId, privateBy: "injection" }, "Internal", false],
    ["Developer", {}, "None", true],
    ["Developer", { subnetId }, "Internal", false],
    ["Premium", { subnetId }, "Internal", false],
    ["Developer", { subnetId, exposure: "internet" }, "External", false],
    ["StandardV2", { subnetId, exposure: "internet" }, "External", false],
    ["BasicV2", { exposure: "internet" }, "None", false],
  ] as const)("R-86 %s with %j stands as %s", (tier, props, virtualNetworkType, endpoint) => {
    const stack = gateway({ tier, ...props });
    expect(resourceOf(stack, "azurerm_api_management")["virtual_network_type"]).toBe(virtualNetworkType);
    expect(resourcesOf(stack, "azurerm_private_endpoint")).toHaveLength(endpoint ? 1 : 0);
    const access = endpoint ? "Disabled" : "Enabled";
    expect(properties(resourceOf(stack, "azapi_update_resource"))["publicNetworkAccess"]).toBe(access);
  });

  it("the subnet is handed on", () => {
    expect(service({ subnetId })["virtual_network_configuration"]).toEqual({ subnet_id: subnetId });
  });

  it("a public gateway leaves a warning and stands in the report", () => {
    synthesize((stack) => {
      const built = new Gateway(stack, "gateway", { ...surroundings, ...required, exposure: "internet" });
      expect(built.node.metadata.map(({ type }) => type)).toEqual(["mcp-landing-zone:weakened", "@cdktf/warn"]);
    });
  });

  it("a private gateway leaves none", () => {
    synthesize((stack) => {
      expect(new Gateway(stack, "gateway", { ...surroundings, ...required }).node.metadata).toEqual([]);
    });
  });

  it.each([
    [
      "a private endpoint on BasicV2",
      { tier: "BasicV2" },
      "TIER_LACKS_FEATURE",
      "tier",
      /StandardV2.*or exposure "internet"/,
    ],
    [
      "a subnet for BasicV2",
      { tier: "BasicV2", exposure: "internet", subnetId },
      "TIER_LACKS_FEATURE",
      "tier",
      /or no subnetId/,
    ],
    [
      "a subnet for Standard",
      { tier: "Standard", subnetId },
      "TIER_LACKS_FEATURE",
      "tier",
      /Developer, StandardV2, Premium/,
    ],
    [
      "StandardV2 inside the network",
      { subnetId, privateBy: "injection" },
      "TIER_LACKS_FEATURE",
      "tier",
      /Developer, Premium, PremiumV2/,
    ],
    [
      "an injected gateway without its subnet",
      { tier: "PremiumV2", privateBy: "injection" },
      "PRIVATE_PATH_MISSING",
      "subnetId",
      /the subnet/,
    ],
    [
      "an injected classic gateway with a private endpoint",
      { tier: "Premium", subnetId, privateBy: "endpoint" },
      "VALUES_CONFLICT",
      "privateBy",
      /"injection"/,
    ],
    [
      "a public gateway that is private by endpoint",
      { exposure: "internet", privateBy: "endpoint" },
      "VALUES_CONFLICT",
      "privateBy",
      /exposure "private"/,
    ],
    ["two units of Developer", { tier: "Developer", capacity: 2 }, "VALUE_INVALID", "capacity", /1 in tier Developer/],
    ["half a unit", { capacity: 1.5 }, "VALUE_INVALID", "capacity", /1 to 10/],
    [
      "zones outside of Premium",
      { zones: ["1", "2"], capacity: 2 },
      "TIER_LACKS_FEATURE",
      "zones",
      /or tier Premium$|or tier Premium \(/,
    ],
    [
      "units that zones cannot share",
      { tier: "Premium", zones: ["1", "2"], capacity: 3 },
      "VALUES_CONFLICT",
      "capacity",
      /multiple of the 2 zones/,
    ],
  ] as const)("R-86 refuses %s", (_what, props, code, field, fix) => {
    const error = refusal(props as Partial<GatewayProps>);
    expect(error).toBeInstanceOf(ConstructError);
    expect({ code: error.code, field: error.field }).toEqual({ code, field });
    expect(error.message).toMatch(fix);
  });

  it("R-86 refuses a private gateway without a network to be private in", () => {
    expect(refusal({}, ["network"])).toMatchObject({ code: "PRIVATE_PATH_MISSING", field: "network" });
  });

  it("zones of Premium share its units", () => {
    expect(service({ tier: "Premium", zones: ["1", "2", "3"], capacity: 3 })).toMatchObject({
      sku_name: "Premium_3",
      zones: ["1", "2", "3"],
    });
  });
});
