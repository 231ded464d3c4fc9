import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fitDefinitionRules } from "./detection/definition-samples.ts";
import { readRows } from "./detection/row.ts";
import { ownRows } from "./detection/rows.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pull: { type: "string", default: "4" }, alarm: { type: "string", default: "2" } },
});
const positive = (name: "pull" | "alarm"): number => {
  const number = Number(values[name]);
  if (number > 0 && number < Infinity) return number;
  throw new Error(`--${name}: received "${values[name]}"; should be a number above 0`);
};
const rows =
  positionals.length === 0 ? ownRows : positionals.flatMap((path) => readRows(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(fitDefinitionRules(rows, { pull: positive("pull"), alarm: positive("alarm") }), null, 2));
