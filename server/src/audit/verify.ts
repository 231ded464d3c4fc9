import { auditCheckpointProblems, auditRecordProblems, canonicalJson } from "@mcp-landing-zone/contract";
import type { AuditCheckpoint, AuditRecord } from "@mcp-landing-zone/contract";
import { hashOf, lineOf, opening } from "./chain.ts";
import type { Lines } from "./line-log.ts";
import { isSignedBy } from "./signer.ts";
import type { VerificationKeys } from "./signer.ts";

export type AuditFault =
  /** A line that is no record, or not the one line that its content is written as. */
  | "unreadable"
  /** A record whose content does not match its hash. */
  | "edited"
  /** A record out of its place: one was deleted, inserted or moved here. */
  | "sequence"
  /** A record that does not continue the one before. */
  | "broken-link"
  /** A chain that is sound in itself and not the one that was anchored. */
  | "rewritten"
  /** The log ends before what was anchored: cut, or replaced by an older copy. */
  | "truncated"
  /** A checkpoint without a valid signature. */
  | "checkpoint"
  /** No checkpoint: nothing speaks against a log written anew. */
  | "unanchored";

export type AuditVerdict =
  | {
      readonly sound: true;
      readonly stream: string;
      readonly records: number;
      /** Records behind the last checkpoint, whose removal nothing would show. */
      readonly uncovered: number;
    }
  | {
      readonly sound: false;
      readonly fault: AuditFault;
      /** The first bad record, by its place in the chain. */
      readonly seq: number;
      /** Its line in the log, from 1; absent when it is missing at the end. */
      readonly line?: number;
      readonly message: string;
    };

type Flaw = Extract<AuditVerdict, { sound: false }>;
const flaw = (fault: AuditFault, seq: number, message: string, line?: number): Flaw => ({
  sound: false,
  fault,
  seq,
  message,
  ...(line !== undefined && { line }),
});

interface Anchors {
  readonly stream: string;
  /** Anchored hash by place in the chain. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly last: number;
}

/** a line has one reading. The server never writes a line that another parser could read otherwise, for example with a name twice. */
const parse = <T>(
  line: string,
  problemsOf: (value: unknown) => string[],
  written: (value: T) => string,
): T | string => {
  try {
    const value: unknown = JSON.parse(line);
    const [problem] = problemsOf(value);
    if (problem !== undefined) return problem;
    return written(value as T) === line ? (value as T) : "not the line that its content is written as";
  } catch {
    return "not JSON";
  }
};

const readAnchors = async (lines: Lines, keys: VerificationKeys): Promise<Anchors | Flaw> => {
  const hashes = new Map<number, string>();
  let stream: string | undefined;
  let last = -1;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const checkpoint = parse<AuditCheckpoint>(text, auditCheckpointProblems, canonicalJson);
    if (typeof checkpoint === "string") return flaw("checkpoint", 0, `checkpoint in line ${line}: ${checkpoint}`);
    const { seq, hash } = checkpoint;
    const bad = (why: string) =>
      flaw("checkpoint", Math.max(0, seq), `checkpoint in line ${line} (record ${seq}): ${why}`);
    if (!isSignedBy(keys, checkpoint)) return bad(`not signed by a known key ("${checkpoint.keyId}")`);
    stream ??= checkpoint.stream;
    if (checkpoint.stream !== stream) return bad(`belongs to stream "${checkpoint.stream}", not "${stream}"`);
    if ((hashes.get(seq) ?? hash) !== hash) return bad("contradicts an earlier checkpoint of the same record");
    hashes.set(seq, hash);
    last = Math.max(last, seq);
  }
  if (stream === undefined) return flaw("unanchored", 0, "no checkpoint: the log may have been written anew");
  const start = opening(stream).hash;
  if ((hashes.get(-1) ?? start) !== start)
    return flaw("checkpoint", 0, "the opening checkpoint is not that of its stream");
  return { stream, hashes, last };
};

/**
 * Reads a log against checkpoints kept elsewhere and names the first record that is not what was written. Memory does
 * not grow with the log; the keys are the caller's, never the log's.
 */
export const verifyAudit = async (
  records: Lines,
  checkpoints: Lines,
  keys: VerificationKeys,
): Promise<AuditVerdict> => {
  const anchors = await readAnchors(checkpoints, keys);
  if ("sound" in anchors) return anchors;
  const { stream, hashes, last } = anchors;
  let { seq, hash } = opening(stream);
  let proven = -1;
  let line = 0;
  for await (const text of records) {
    line += 1;
    const expected = seq + 1;
    const record = parse<AuditRecord>(text, auditRecordProblems, lineOf);
    if (typeof record === "string") return flaw("unreadable", expected, record, line);
    const { hash: stated, ...content } = record;
    if (record.seq !== expected) {
      return flaw("sequence", expected, `record ${record.seq} stands where record ${expected} should`, line);
    }
    if (hashOf(content) !== stated) return flaw("edited", expected, "content does not match its hash", line);
    if (record.stream !== stream || record.prev !== hash) {
      return flaw("broken-link", expected, "does not continue the record before", line);
    }
    const anchored = hashes.get(expected);
    if (anchored !== undefined && anchored !== stated) {
      const range = `records ${proven + 1} to ${expected}`;
      return flaw("rewritten", proven + 1, `${range} are not those that were anchored`, line - (expected - proven - 1));
    }
    if (anchored !== undefined) proven = expected;
    [seq, hash] = [expected, stated];
  }
  if (last > seq) return flaw("truncated", seq + 1, `the log ends at record ${seq}, record ${last} was anchored`);
  return { sound: true, stream, records: seq + 1, uncovered: seq - last };
};
