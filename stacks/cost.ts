import type { StackJson } from "@mcp-landing-zone/constructs/testing";

/** When the prices below were looked up. They are list prices in US dollars per month of 730 hours, and an estimate. */
export const pricedOn = "2026-11-20";

interface Price {
  readonly monthly: number;
  /** What is counted, and what is not: traffic, requests and stored gigabytes come on top everywhere. */
  readonly per: string;
  /** Public page with the figure, or nothing for one that is from memory and rounded up. */
  readonly source?: string;
}

/** What costs money by merely standing there. A type that is not here is free or is paid by use. */
export const prices: Readonly<Record<string, Price>> = {
  "azurerm_api_management/Developer": {
    monthly: 48,
    per: "unit, without a service level",
    source: "https://microsoftnegotiations.com/blog/azure-api-management-licensing",
  },
  "azurerm_api_management/StandardV2": {
    monthly: 734,
    per: "unit (a further unit is cheaper)",
    source: "https://microsoftnegotiations.com/blog/azure-api-management-licensing",
  },
  azurerm_cdn_frontdoor_profile: { monthly: 330, per: "Premium profile" },
  azurerm_container_app: { monthly: 40, per: "replica of 0.5 vCPU and 1 GiB that always runs" },
  azurerm_container_registry: { monthly: 50, per: "Premium registry" },
  azurerm_firewall: { monthly: 912, per: "Standard firewall" },
  azurerm_managed_redis: { monthly: 60, per: "smallest balanced size, two nodes" },
  azurerm_nat_gateway: {
    monthly: 32.85,
    per: "gateway",
    source: "https://c3x.dev/resources/azure/azurerm_nat_gateway/",
  },
  azurerm_private_endpoint: {
    monthly: 7.3,
    per: "endpoint",
    source: "https://c3x.dev/resources/azure/azurerm_private_endpoint/",
  },
  azurerm_public_ip: {
    monthly: 3.65,
    per: "static address",
    source: "https://c3x.dev/resources/azure/azurerm_nat_gateway/",
  },
};

interface CostLine {
  readonly what: string;
  readonly count: number;
  readonly monthly: number;
}

type Attributes = Readonly<Record<string, unknown>>;

/** How many priced units one resource is: the units of a gateway, the replicas of an app. */
function units(type: string, attributes: Attributes): { readonly price: string; readonly count: number } {
  if (type === "azurerm_api_management") {
    const [tier = "", capacity = "1"] = String(attributes["sku_name"]).split("_");
    return { price: `${type}/${tier}`, count: Number(capacity) };
  }
  if (type === "azurerm_container_app") {
    // A block in what is synthesised, a list of one in a plan.
    const [template] = [attributes["template"]].flat() as [{ readonly min_replicas?: number } | undefined];
    return { price: type, count: template?.min_replicas ?? 0 };
  }
  return { price: type, count: 1 };
}

/** What the stacks cost per month before the first request. */
export function fixedCost(stacks: readonly StackJson[]): readonly CostLine[] {
  const counts = new Map<string, number>();
  for (const { resource } of stacks) {
    for (const [type, instances] of Object.entries(resource)) {
      for (const attributes of Object.values(instances)) {
        const { price, count } = units(type, attributes);
        if (price in prices) counts.set(price, (counts.get(price) ?? 0) + count);
      }
    }
  }
  return [...counts]
    .map(([what, count]) => ({ what, count, monthly: count * prices[what]!.monthly }))
    .sort((a, b) => b.monthly - a.monthly);
}

export const total = (lines: readonly CostLine[]): number =>
  Math.round(lines.reduce((sum, { monthly }) => sum + monthly, 0));
