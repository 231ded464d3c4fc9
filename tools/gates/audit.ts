// `npm run audit:dependencies`: npm's advisories against the policy. Exit code 1 when something stands in the way or the registry gave no answer.
import { spawnSync } from "node:child_process";
import { auditExceptions } from "./audit-exceptions.ts";
import type { AuditReport } from "./audit-policy.ts";
import { auditProblems } from "./audit-policy.ts";

const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
let problems: readonly string[];
try {
  problems = auditProblems(JSON.parse(stdout) as AuditReport, auditExceptions, new Date().toISOString().slice(0, 10));
} catch {
  problems = [`npm audit gave no report: ${stdout.slice(0, 200)}`];
}
console.log(problems.length === 0 ? "No advisory stands in the way." : problems.join("\n"));
process.exitCode = problems.length === 0 ? 0 : 1;
