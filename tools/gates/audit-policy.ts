import type { AuditException } from "./audit-exceptions.ts";

/** What `npm audit --json` (report version 2) says of one package. */
interface Vulnerability {
  readonly name: string;
  readonly via: readonly (string | { readonly url: string; readonly title: string; readonly severity: string })[];
}

export interface AuditReport {
  readonly auditReportVersion: number;
  readonly vulnerabilities: Readonly<Record<string, Vulnerability>>;
}

/** Severities that stop a merge. SECURITY.md has the deadline of each. */
const stopping: readonly string[] = ["critical", "high", "moderate"];

/**
 * Sentences about what stands in the way, none when nothing does. A report of an unknown version is no clean report: the gate fails closed.
 */
export const auditProblems = (
  report: AuditReport,
  exceptions: readonly AuditException[],
  today: string,
): readonly string[] => {
  if (report.auditReportVersion !== 2) {
    return [`npm audit: report version ${String(report.auditReportVersion)}, expected 2`];
  }
  const found = new Map<string, string>();
  for (const { name, via } of Object.values(report.vulnerabilities)) {
    for (const advisory of via) {
      if (typeof advisory === "string" || !stopping.includes(advisory.severity)) continue;
      const id = advisory.url.split("/").at(-1)!;
      found.set(`${id} ${name}`, `${id} in ${name}: ${advisory.severity}, ${advisory.title}`);
    }
  }
  const ended = exceptions.filter(({ until }) => until < today);
  const excused = new Set(
    exceptions.filter(({ until }) => until >= today).map(({ advisory, package: name }) => `${advisory} ${name}`),
  );
  return [
    ...[...found].filter(([key]) => !excused.has(key)).map(([, sentence]) => sentence),
    ...ended.map(({ advisory, until }) => `the exception for ${advisory} ended on ${until}: remove it or renew it`),
    ...[...excused]
      .filter((key) => !found.has(key))
      .map((key) => `the exception for ${key} excuses nothing: remove it`),
  ];
};
