import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pricedOn, prices } from "@mcp-landing-zone/constructs";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { fixedCost, total } from "./cost.ts";

/** Beside the manifest: what the stacks cost before the first request, for those who read what was written and load no prices. */
export const costFile = "cost.json";

/** An estimate, in US dollars a month. */
export interface WrittenCost {
  readonly pricedOn: string;
  readonly total: number;
  readonly lines: readonly {
    readonly what: string;
    /** What is counted. */
    readonly per: string;
    /** Public page with the price; nothing for one that is from memory and rounded up. */
    readonly source?: string;
    readonly count: number;
    readonly monthly: number;
  }[];
}

export const writeCost = (out: string, stacks: readonly StackJson[]): WrittenCost => {
  const lines = fixedCost(stacks);
  const cost: WrittenCost = {
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
