import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { cost, prose } from "./content/cost.ts";
import { findCostliest } from "./content/search.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
});
const kilobyte = 1_024;
const whole = (value: number): number => Math.round(value);
const code = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
const sizes = [4, 16, 64, 256];

/** More for short texts, which other programs disturb more easily. */
const roundsFor = (size: number): number => Math.max(9, 640 / size);

for (let warm = 0; warm < 40; warm += 1) {
  cost(prose(8 * kilobyte), 1);
  cost(code.slice(0, 8 * kilobyte), 1);
}
for (let warm = 0; warm < 12; warm += 1) cost(code, 1);
console.log(
  JSON.stringify(
    {
      unit: "microseconds per KB, inspected and redacted",
      prose: Object.fromEntries(
        sizes.map((size) => [`${size} KB`, whole(cost(prose(size * kilobyte), roundsFor(size)))]),
      ),
      json: Object.fromEntries(
        sizes.map((size) => [`${size} KB`, whole(cost(code.slice(0, size * kilobyte), roundsFor(size)))]),
      ),
      costliest: findCostliest(Number(values.rounds), 16 * kilobyte, Number(values.seed)).map(({ unit, cost }) => ({
        unit,
        cost: whole(cost),
      })),
    },
    null,
    2,
  ),
);
