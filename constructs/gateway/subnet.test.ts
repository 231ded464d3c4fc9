import { describe, expect, it } from "vitest";
import { gatewaySubnet } from "./subnet.ts";

describe("the gateway's subnet", () => {
  it.each([
    ["StandardV2", undefined, "Microsoft.Web/serverFarms", 27],
    ["PremiumV2", undefined, "Microsoft.Web/serverFarms", 27],
    ["PremiumV2", "injection", "Microsoft.Web/hostingEnvironments", 27],
    ["Developer", undefined, undefined, 29],
    ["Premium", "injection", undefined, 29],
  ] as const)("%s, private by %s", (tier, privateBy, delegation, smallest) => {
    expect(gatewaySubnet({ tier, ...(privateBy ? { privateBy } : {}) })).toMatchObject({ delegation, smallest });
  });

  it.each(["Basic", "BasicV2", "Standard"] as const)("%s has no use for one", (tier) => {
    expect(gatewaySubnet({ tier })).toBeUndefined();
  });

  const inbound = (props: Parameters<typeof gatewaySubnet>[0]) =>
    gatewaySubnet(props)!
      .rules.filter(({ direction }) => direction === "Inbound")
      .map(({ source, ports }) => `${source}:${ports.join()}`);

  it("R-86 a private classic gateway lets the platform in and refuses all else", () => {
    expect(inbound({ tier: "Developer" })).toEqual(["ApiManagement:3443", "AzureLoadBalancer:6390"]);
  });

  it("R-86 a public classic gateway is reached on 443", () => {
    expect(inbound({ tier: "Developer", exposure: "internet" })).toContain("Internet:443");
  });

  it("R-86 behind Front Door it is reached from Front Door alone", () => {
    const rules = inbound({ tier: "Developer", exposure: "internet", behindFrontDoor: true });
    expect(rules).toContain("AzureFrontDoor.Backend:443");
    expect(rules).not.toContain("Internet:443");
  });

  it("R-86 egress goes to named services; only certificate chains need the internet", () => {
    const rules = gatewaySubnet({ tier: "Premium" })!.rules.filter(({ direction }) => direction === "Outbound");
    expect(rules.filter(({ destination }) => destination === "Internet").map(({ ports }) => ports)).toEqual([["80"]]);
  });

  it("rule names are unique and fit Azure's alphabet", () => {
    const names = gatewaySubnet({ tier: "Premium", exposure: "internet", behindFrontDoor: true })!.rules.map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
  });
});
