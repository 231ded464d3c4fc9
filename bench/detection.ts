import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { evaluate, readRows } from "./detection/evaluate.ts";

const usage = "usage: bench/detection.ts <data.jsonl> [<data.jsonl> …] [--missed]";
const { values, positionals } = parseArgs({ allowPositionals: true, options: { missed: { type: "boolean" } } });

if (positionals.length === 0) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const rows = positionals.flatMap((path) => readRows(readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(evaluate(rows, values.missed ?? false), null, 2));
}
