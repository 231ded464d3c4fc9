import type { AuditTableRow, StoredEvent } from "@mcp-landing-zone/contract";
import { auditTableRow, heartbeatRow } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";

/** Delivers rows to the table; rejects when it could not. */
export type SendRows = (rows: readonly AuditTableRow[]) => Promise<void>;

export interface AuditTableLimits {
  /** Rows that wait at most; beyond it the oldest are given up, and counted. */
  readonly maxWaiting: number;
  readonly batch: number;
  /** How long a row waits for others. */
  readonly everyMs: number;
  /** The longest pause after a delivery that failed. */
  readonly maxPauseMs: number;
  /** How often the server says that it lives. */
  readonly heartbeatMs: number;
}

export const defaultAuditTableLimits: AuditTableLimits = {
  maxWaiting: 10_000,
  batch: 500,
  everyMs: 2_000,
  maxPauseMs: 60_000,
  heartbeatMs: 300_000,
};

export interface AuditTableOptions {
  readonly send: SendRows;
  /** The name of the MCP server. */
  readonly server: string;
  readonly stream: string;
  readonly clock: Clock;
  /** Called once for an outage, not for every delivery in it. */
  readonly report: (error: unknown) => void;
  readonly limits?: Partial<AuditTableLimits>;
}

export interface AuditTable {
  /** Takes events that are in the chain. Never waits and never throws: the chain is the record, and no call depends on the table. */
  add(events: readonly StoredEvent[]): void;
  readonly waiting: number;
  readonly dropped: number;
  /** Delivers what waits, once. */
  close(): Promise<void>;
}

/** A copy of the trail where detections can read it: in batches, with bounded memory, behind the chain. */
export const createAuditTable = (options: AuditTableOptions): AuditTable => {
  const { send, server, stream, clock, report } = options;
  const limits = { ...defaultAuditTableLimits, ...options.limits };
  let waiting: AuditTableRow[] = [];
  let dropped = 0;
  let newest = -1;
  let pauseMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let delivering: Promise<void> | undefined;
  let closed = false;

  const push = (rows: readonly AuditTableRow[]): void => {
    waiting.push(...rows);
    const excess = waiting.length - limits.maxWaiting;
    if (excess <= 0) return;
    waiting.splice(0, excess);
    dropped += excess;
  };

  const deliver = async (): Promise<void> => {
    const rows = waiting.slice(0, limits.batch);
    const before = dropped;
    try {
      await send(rows);
      // Rows that were given up meanwhile were the first of these.
      waiting = waiting.slice(Math.max(0, rows.length - (dropped - before)));
      pauseMs = 0;
    } catch (error) {
      if (pauseMs === 0) report(error);
      pauseMs = Math.min(limits.maxPauseMs, Math.max(limits.everyMs, pauseMs * 2));
    }
  };

  const start = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    delivering ??= deliver().finally(() => {
      delivering = undefined;
      schedule();
    });
    return delivering;
  };

  const schedule = (): void => {
    if (closed || timer || delivering || waiting.length === 0) return;
    const full = waiting.length >= limits.batch && pauseMs === 0;
    timer = setTimeout(() => void start(), full ? 0 : pauseMs || limits.everyMs).unref();
  };

  const heartbeat = setInterval(() => {
    push([heartbeatRow(new Date(clock()).toISOString(), server, stream, newest, dropped)]);
    schedule();
  }, limits.heartbeatMs).unref();

  return {
    get waiting() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
    add(events) {
      if (closed) return;
      newest = events.at(-1)?.seq ?? newest;
      push(events.map((event) => auditTableRow(event, server, dropped)));
      // A full batch need not wait for others.
      if (waiting.length >= limits.batch && timer && pauseMs === 0) {
        clearTimeout(timer);
        timer = undefined;
      }
      schedule();
    },
    async close() {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(timer);
      await delivering;
      while (waiting.length > 0 && pauseMs === 0) await deliver();
    },
  };
};
