import { hash } from "node:crypto";
import { canonicalJson } from "@mcp-landing-zone/contract";
import type { AuditCheckpoint, AuditEvent, AuditRecord } from "@mcp-landing-zone/contract";

/** The head of a chain: the last record, or the opening checkpoint before the first one. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The prefixes keep a record, an opening and a checkpoint from ever being taken for one another. */
const sha256 = (purpose: string, text: string): string =>
  hash("sha256", `mcp-audit/1 ${purpose}\n${text}`, "base64url");

/** The first record of a stream continues the stream's own name, so that no record can be moved to another stream. */
export const opening = (stream: string): Head => ({ seq: -1, hash: sha256("stream", stream) });

export const hashOf = (record: Omit<AuditRecord, "hash">): string => sha256("record", canonicalJson(record));

/** Every field of a record but its hash, also those that it does not have. */
type Covered = { readonly [Field in keyof Omit<AuditRecord, "hash">]-?: AuditRecord[Field] | undefined };

/** The next line of a chain, which is what its hash covers and the hash behind it, and where the chain stands then. */
export const link = (
  stream: string,
  { seq: last, hash: prev }: Head,
  at: string,
  said: AuditEvent,
): { readonly head: Head; readonly line: string } => {
  const seq = last + 1;
  const { approval, argumentsHash, count, decision, durationMs, event, findings, host } = said;
  const { inputBytes, outputBytes, phase, principal, reason, request, spotlight, tool } = said;
  // In the order of canonical JSON, so that nothing is sorted for each record.
  const covered = canonicalJson({
    approval,
    argumentsHash,
    at,
    count,
    decision,
    durationMs,
    event,
    findings,
    host,
    inputBytes,
    outputBytes,
    phase,
    prev,
    principal,
    reason,
    request,
    seq,
    spotlight,
    stream,
    tool,
    v: 1,
  } satisfies Covered);
  const own = sha256("record", covered);
  return { head: { seq, hash: own }, line: `${covered.slice(0, -1)},"hash":"${own}"}` };
};

/** The line of a record, to the byte: what its hash covers, in canonical form, and the hash behind it. */
export const lineOf = ({ hash: own, ...content }: AuditRecord): string =>
  `${canonicalJson(content).slice(0, -1)},"hash":"${own}"}`;

/** What a checkpoint's signature covers. */
export const signedBytes = (checkpoint: Omit<AuditCheckpoint, "signature">): Uint8Array =>
  new TextEncoder().encode(`mcp-audit/1 checkpoint\n${canonicalJson(checkpoint)}`);
