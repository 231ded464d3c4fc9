import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pricedOn, prices } from "@mcp-landing-zone/constructs";
import type { CostEstimate } from "@mcp-landing-zone/contract";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { fixedCost, total } from "./cost.ts";

/** The estimate in a file beside the manifest, for readers of the synthesised output that load no prices. */
export const costFile = "cost.json";

export const writeCost = (out: string, stacks: readonly StackJson[]): CostEstimate => {
  const lines = fixedCost(stacks);
  const cost: CostEstimate = {
    pricedOn,
    total: total(lines),
    lines: lines.map((line) => {
      const { per, source } = prices[line.what]!;
      return { ...line, per, ...(source !== undefined && { source }) };
    }),
  };
  writeFileSync(join(out, costFile), JSON.stringify(cost, null, 2));
  return cost;
};
