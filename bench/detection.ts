import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { evaluate } from "./detection/evaluate.ts";
import { readRows } from "./detection/row.ts";
import { ownRows } from "./detection/rows.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { missed: { type: "boolean" } } });
const rows =
  positionals.length === 0 ? ownRows : positionals.flatMap((path) => readRows(readFileSync(path, "utf8"), path));
console.log(JSON.stringify(await evaluate(rows, values.missed ?? false), null, 2));
