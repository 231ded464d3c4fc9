// The server's decisions, read where it writes them: in the audit trail, which is a blob of the stand-ins.
import type { AuditRecord } from "@mcp-landing-zone/contract";
import { auditContainers } from "./stand-ins/index.ts";
import type { StandIns } from "./stand-ins/index.ts";

const everyMs = 200;

/** Calls back for every record, in order, until it is stopped. */
export const watchAudit = (
  { audit, journal }: Pick<StandIns, "audit" | "journal">,
  onRecord: (record: AuditRecord) => void,
): (() => void) => {
  const read = new Map<string, number>();
  let seen = 0;
  const look = (): void => {
    const requests = journal.count("audit");
    if (requests === seen) return;
    seen = requests;
    for (const [name, content] of audit.files(auditContainers.records)) {
      const from = read.get(name) ?? 0;
      const end = content.lastIndexOf("\n") + 1;
      const lines = content.subarray(from, end).toString("utf8").split("\n");
      read.set(name, Math.max(from, end));
      for (const line of lines) if (line !== "") onRecord(JSON.parse(line) as AuditRecord);
    }
  };
  const timer = setInterval(look, everyMs);
  return () => clearInterval(timer);
};
