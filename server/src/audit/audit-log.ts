import { setImmediate } from "node:timers/promises";
import {
  auditCheckpointProblems,
  auditEventProblems,
  auditRecordProblems,
  canonicalJson,
} from "@mcp-landing-zone/contract";
import type { AuditCheckpoint, AuditEvent, AuditRecord, StoredEvent } from "@mcp-landing-zone/contract";
import { hashOf, link, opening, signedBytes } from "./chain.ts";
import type { Head } from "./chain.ts";
import { within } from "../deadline.ts";
import type { LineLog } from "./line-log.ts";
import type { CheckpointSigner } from "./signer.ts";

/** The record was not made. The caller must refuse the request or the answer: fail closed. */
export class AuditRejected extends Error {
  override readonly name = "AuditRejected";
}

export interface AuditLimits {
  /** Events waiting to be written; beyond it new ones are rejected. */
  readonly maxPending: number;
  /** Longest wait for the log or the anchor. */
  readonly timeoutMs: number;
  /** Records after which a checkpoint is made. */
  readonly checkpointEvery: number;
  /** Time after which the first record not covered gets a checkpoint. */
  readonly checkpointMs: number;
  /** Records that may stand without a checkpoint when the anchor fails; beyond it new ones are rejected. */
  readonly maxUnanchored: number;
}

export const defaultAuditLimits: AuditLimits = {
  maxPending: 2_000,
  timeoutMs: 5_000,
  checkpointEvery: 500,
  checkpointMs: 5_000,
  maxUnanchored: 5_000,
};

export interface AuditLogOptions {
  /** Name of the chain; one writer per name. */
  readonly stream: string;
  readonly log: LineLog;
  /** Where checkpoints go; must be out of reach of a writer of the log. */
  readonly anchor: LineLog;
  readonly signer: CheckpointSigner;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
  /** Given what was stored, in the order of the chain, and not waited for. @default none */
  readonly onStored?: ((events: readonly StoredEvent[]) => void) | undefined;
  readonly limits?: Partial<AuditLimits>;
}

export interface AuditLog {
  /** Resolves when the record is stored; rejects with {@link AuditRejected} when it cannot be. */
  record(event: AuditEvent): Promise<void>;
  /** Events that wait to be written. */
  readonly waiting: number;
  /** Waits for what is pending, and signs a last checkpoint. */
  close(): Promise<void>;
}

interface Pending {
  readonly event: AuditEvent;
  readonly at: string;
  readonly resolve: () => void;
  readonly reject: (error: AuditRejected) => void;
}

const batchSize = 256;

const readHead = (line: string, stream: string): Head => {
  const record = JSON.parse(line) as AuditRecord;
  const { hash, ...rest } = record;
  const [problem] = auditRecordProblems(record);
  if (problem !== undefined) throw new AuditRejected(`audit log ends in a line that is no record: ${problem}`);
  if (record.stream !== stream)
    throw new AuditRejected(`audit log belongs to stream "${record.stream}", not "${stream}"`);
  if (hashOf(rest) !== hash)
    throw new AuditRejected(`audit log was changed: record ${record.seq} does not match its hash`);
  return { seq: record.seq, hash };
};

const readAnchor = (line: string, stream: string): Head => {
  const checkpoint = JSON.parse(line) as AuditCheckpoint;
  const [problem] = auditCheckpointProblems(checkpoint);
  if (problem !== undefined) throw new AuditRejected(`audit anchor ends in a line that is no checkpoint: ${problem}`);
  if (checkpoint.stream !== stream) throw new AuditRejected(`audit anchor belongs to stream "${checkpoint.stream}"`);
  return checkpoint;
};

/** A log that ends before its last checkpoint was cut or rolled back; continuing it would bury the fact. */
const checkResumption = (head: Head, anchored: Head): void => {
  const contradicts = anchored.seq > head.seq || (anchored.seq === head.seq && anchored.hash !== head.hash);
  if (contradicts) {
    throw new AuditRejected(
      `audit log ends at record ${head.seq}, its checkpoint proves record ${anchored.seq}: not continued`,
    );
  }
};

/**
 * Writes events as a hash chain, several per write when they come fast. Places in the chain are given out only when a
 * batch is written, so a failed write leaves no gap; after one, the log itself is asked where the chain stands.
 *
 * @example
 * declare const options: Omit<Parameters<typeof createAuditLog>[0], "log">;
 * const audit = createAuditLog({ ...options, log: createMemoryLog() });
 * console.log(audit);
 */
export const createAuditLog = (options: AuditLogOptions): AuditLog => {
  const { stream, log, anchor, signer } = options;
  const clock = options.clock ?? Date.now;
  const limits = { ...defaultAuditLimits, ...options.limits };
  const pending: Pending[] = [];
  let head: Head | undefined;
  /** Whether the log ends in that head, for all that is known. */
  let certain = false;
  let anchored: Head | undefined;
  let draining: Promise<void> | undefined;
  let anchoring: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  let [lastTime, lastInstant] = [NaN, ""];
  const now = (): string => {
    const time = clock();
    if (time !== lastTime) [lastTime, lastInstant] = [time, new Date(time).toISOString()];
    return lastInstant;
  };

  const writeCheckpoint = async ({ seq, hash }: Head): Promise<void> => {
    const { keyId, algorithm } = signer;
    const unsigned = { v: 1, stream, seq, hash, at: now(), keyId, algorithm } as const;
    const signature = Buffer.from(await signer.sign(signedBytes(unsigned))).toString("base64url");
    await anchor.append([canonicalJson({ ...unsigned, signature } satisfies AuditCheckpoint)]);
    anchored = { seq, hash };
  };

  /** Where the chain stands, from the log itself; a stream without records is opened by a checkpoint. */
  const locate = async (): Promise<Head> => {
    const [last, checkpoint] = await Promise.all([log.tail(), anchor.tail()]);
    const found = last === undefined ? opening(stream) : readHead(last, stream);
    if (checkpoint === undefined) await writeCheckpoint(opening(stream));
    else anchored = readAnchor(checkpoint, stream);
    checkResumption(found, anchored as Head);
    return found;
  };

  const unanchored = (): number => (head && anchored ? head.seq - anchored.seq : 0);

  /** Runs beside the writing; one at a time, each covering all that is written when it starts. */
  const startCheckpoint = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    anchoring ??= checkpointHead().finally(() => {
      anchoring = undefined;
      scheduleCheckpoint();
    });
    return anchoring;
  };

  const checkpointHead = async (): Promise<void> => {
    if (head && unanchored() > 0) await within(limits.timeoutMs, writeCheckpoint(head));
  };

  const scheduleCheckpoint = (): void => {
    if (closed || timer || unanchored() === 0) return;
    timer = setTimeout(() => void startCheckpoint().catch(() => {}), limits.checkpointMs).unref();
  };

  const writeBatch = async (batch: readonly Pending[]): Promise<void> => {
    if (!head || !certain) head = await within(limits.timeoutMs, locate());
    certain = true;
    let next: Head = head;
    if (unanchored() >= limits.maxUnanchored) await startCheckpoint();
    const first = next.seq + 1;
    const lines = batch.map(({ event, at }) => {
      const { head: own, line } = link(stream, next, at, event);
      next = own;
      return line;
    });
    await within(limits.timeoutMs, log.append(lines));
    head = next;
    options.onStored?.(batch.map(({ event, at }, index) => ({ stream, seq: first + index, at, ...event })));
  };

  const writePending = async (): Promise<void> => {
    const batch = pending.splice(0, batchSize);
    try {
      await writeBatch(batch);
    } catch (cause) {
      certain = false;
      const message = cause instanceof AuditRejected ? cause.message : "audit record could not be stored";
      for (const { reject } of [...batch, ...pending.splice(0)]) reject(new AuditRejected(message, { cause }));
      return;
    }
    for (const { resolve } of batch) resolve();
    if (unanchored() >= limits.checkpointEvery) void startCheckpoint().catch(() => {});
    else scheduleCheckpoint();
  };

  const drain = async (): Promise<void> => {
    while (pending.length > 0) {
      // All other records of this turn of the event loop go into the same write.
      await setImmediate();
      await writePending();
    }
    // In the same breath as the check above: an event that arrives later starts a new round.
    draining = undefined;
  };

  return {
    get waiting() {
      return pending.length;
    },
    record(event) {
      const [problem] = auditEventProblems(event);
      if (problem !== undefined) return Promise.reject(new AuditRejected(`audit event: ${problem}`));
      if (closed) return Promise.reject(new AuditRejected("audit log is closed"));
      if (pending.length >= limits.maxPending) {
        return Promise.reject(new AuditRejected(`audit log is behind by ${pending.length} records`));
      }
      return new Promise((resolve, reject) => {
        pending.push({ event, at: now(), resolve, reject });
        draining ??= drain();
      });
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await draining;
      await anchoring?.catch(() => {});
      await startCheckpoint();
    },
  };
};
