import { detections, queryOf, schemas } from "@mcp-landing-zone/governance";
import { compileQuery, PreparedTables } from "@mcp-landing-zone/governance/kql";
import { ago, call, parameters, refusedFor, started } from "../governance/detections/fixtures/rows.testing.ts";

// `npm run bench:detections`: the catalogue over 100,000 rows of the audit table, as JSON. Two weeks, a hundred people, some of them refused.
const rows = Array.from({ length: 100_000 }, (_, index) => {
  const row = {
    TimeGenerated: ago((index * 20_160) / 100_000),
    ObjectId: `person-${index % 100}`,
    RequestId: `request-${index}`,
    Sequence: index,
  };
  if (index % 50 === 0) return refusedFor("input-refused", row);
  return index % 10 === 0 ? started(row) : call(row);
});
const now = Date.parse("2026-03-02T12:00:00Z");
const timed = <T>(work: () => T): readonly [T, number] => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, Math.round((user + system) / 1_000)];
};

const [compiled, compileMs] = timed(() =>
  detections.map((detection) => [detection.id, compileQuery(queryOf(detection, parameters), schemas)] as const),
);
const [prepared, prepareMs] = timed(() => new PreparedTables({ McpAudit_CL: rows }, schemas));
const each = compiled.map(([id, query]) => {
  const [found, ms] = timed(() => query.evaluate(prepared, now).length);
  return { id, ms, found };
});
const evaluateMs = each.reduce((sum, { ms }) => sum + ms, 0);
const slowest = each.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
console.log(
  JSON.stringify(
    { rows: rows.length, detections: each.length, cpuMs: { compileMs, prepareMs, evaluateMs }, slowest },
    null,
    2,
  ),
);
if (prepareMs + evaluateMs > 10_000) process.exitCode = 1;
