import { prices } from "@mcp-landing-zone/constructs";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";

interface CostLine {
  readonly what: string;
  readonly count: number;
  readonly monthly: number;
}

type Attributes = Readonly<Record<string, unknown>>;

/** How many priced units one resource is: the units of a gateway, the replicas of an app. */
const units = (type: string, attributes: Attributes): { readonly price: string; readonly count: number } => {
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
};

/** What the stacks cost per month before the first request. */
export const fixedCost = (stacks: readonly StackJson[]): readonly CostLine[] => {
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
};

export const total = (lines: readonly CostLine[]): number =>
  Math.round(lines.reduce((sum, { monthly }) => sum + monthly, 0));
