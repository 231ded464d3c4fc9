// The audit trail as a verifier takes it: each record that was written when it was asked for is proven by a checkpoint.
import { setTimeout as sleep } from "node:timers/promises";
import type { AuditRecord } from "@mcp-landing-zone/contract";
import { defaultAuditLimits } from "../../server/src/audit/audit-log.ts";
import { auditContainers as containers } from "../stand-ins/index.ts";
import type { StandIns } from "../stand-ins/index.ts";

const everyMs = 100;
/** The server's own longest time from a record to its checkpoint. After that the key or the anchor fails. */
const longestMs = defaultAuditLimits.checkpointMs + defaultAuditLimits.timeoutMs;

/** All that a verifier needs. */
export interface ExportedAudit {
  /** Records and checkpoints, by the names of their files. */
  readonly files: Readonly<Record<string, string>>;
  /** PEM, of each version of the key, the newest first. */
  readonly publicKeys: readonly string[];
}

type Audit = Pick<StandIns["audit"], "files">;

/** Where each stream of a container ends. */
const ends = (audit: Audit, container: string): ReadonlyMap<string, number> => {
  const last = new Map<string, number>();
  for (const content of audit.files(container).values())
    for (const line of content.toString("utf8").split("\n")) {
      if (line === "") continue;
      const { stream, seq } = JSON.parse(line) as Pick<AuditRecord, "stream" | "seq">;
      last.set(stream, Math.max(seq, last.get(stream) ?? seq));
    }
  return last;
};

/** Resolves when checkpoints prove what is written now, or when none comes. */
const proven = async (audit: Audit, wait: (ms: number) => Promise<unknown>): Promise<void> => {
  const written = [...ends(audit, containers.records)];
  for (let waited = 0; waited < longestMs; waited += everyMs) {
    const checkpoints = ends(audit, containers.checkpoints);
    if (written.every(([stream, seq]) => seq <= (checkpoints.get(stream) ?? -1))) return;
    await wait(everyMs);
  }
};

/** What the verifier is given. */
export const exportAudit = async (
  { audit, vault }: { readonly audit: Audit; readonly vault: Pick<StandIns["vault"], "keys"> },
  key: string,
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<ExportedAudit> => {
  await proven(audit, wait);
  return {
    files: Object.fromEntries(
      Object.values(containers).flatMap((name) =>
        [...audit.files(name)].map(([file, content]) => [file, content.toString("utf8")] as const),
      ),
    ),
    publicKeys: vault.keys.publicKeys(key).map((one) => one.export({ type: "spki", format: "pem" }) as string),
  };
};
