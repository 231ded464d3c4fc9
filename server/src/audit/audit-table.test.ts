import type { AuditTableRow, StoredEvent } from "@mcp-landing-zone/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditTableLimits } from "./audit-table.ts";
import { createAuditTable } from "./audit-table.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (seq: number): StoredEvent => ({
  event: "tool.call",
  decision: "allowed",
  reason: "ok",
  principal: { tenant: "t", object: "o", client: "c", kind: "user" },
  tool: { name: "whoami", version: "1.0.0", digest: "d" },
  stream: "replica",
  seq,
  at: "2030-01-31T12:00:00.000Z",
});
const events = (count: number, from = 0): StoredEvent[] =>
  Array.from({ length: count }, (_, index) => event(from + index));

const table = (limits: Partial<AuditTableLimits> = {}) => {
  const sent: (readonly AuditTableRow[])[] = [];
  const reported: unknown[] = [];
  let failing = false;
  const made = createAuditTable({
    send: async (rows) => {
      if (failing) throw new Error("away");
      sent.push(rows);
    },
    server: "mcp",
    stream: "replica",
    clock: Date.now,
    report: (error) => reported.push(error),
    limits: { heartbeatMs: 3_600_000, ...limits },
  });
  const sequences = () => sent.flat().map(({ Sequence }) => Sequence);
  return { made, sent, sequences, reported, fail: (value: boolean) => (failing = value) };
};

describe("the copy of the trail for detections", () => {
  it("R-61 R-64 has ids and codes of an event, its stream and its place in it", async () => {
    const { made, sent } = table();
    made.add([event(7)]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([
      [
        {
          TimeGenerated: "2030-01-31T12:00:00.000Z",
          Server: "mcp",
          Event: "tool.call",
          Decision: "allowed",
          Phase: "finished",
          Reason: "ok",
          ObjectId: "o",
          Client: "c",
          PrincipalKind: "user",
          Tool: "whoami",
          ToolVersion: "1.0.0",
          ToolDigest: "d",
          Stream: "replica",
          Sequence: 7,
          Dropped: 0,
        },
      ],
    ]);
  });

  it("goes in batches: one delivery for what comes within two seconds, at once when a batch is full", async () => {
    const { made, sent } = table({ batch: 3 });
    made.add(events(1));
    made.add(events(1, 1));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.map(({ length }) => length)).toEqual([2]);
    made.add(events(7, 2));
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.map(({ length }) => length)).toEqual([2, 3, 3]);
  });

  it("R-160 holds up nothing when the table is away: it reports the outage once, tries again ever later, and then catches up", async () => {
    const { made, sequences, reported, fail } = table({ maxPauseMs: 8_000 });
    fail(true);
    made.add(events(3));
    await vi.advanceTimersByTimeAsync(30_000);
    expect([reported.length, made.waiting]).toEqual([1, 3]);
    fail(false);
    await vi.advanceTimersByTimeAsync(8_000);
    expect([sequences(), made.waiting, made.dropped]).toEqual([[0, 1, 2], 0, 0]);
  });

  it("R-55 R-62 gives up the oldest rows rather than the memory, and every later row says how many", async () => {
    const { made, sent, sequences, fail } = table({ maxWaiting: 5 });
    fail(true);
    made.add(events(5));
    await vi.advanceTimersByTimeAsync(2_000);
    made.add(events(3, 5));
    expect([made.waiting, made.dropped]).toEqual([5, 3]);
    fail(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sequences()).toEqual([3, 4, 5, 6, 7]);
    made.add([event(8)]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent.at(-1)![0]).toMatchObject({ Sequence: 8, Dropped: 3 });
  });

  it("R-62 says that the server lives, and how far its chain has come", async () => {
    const { made, sent } = table({ heartbeatMs: 10_000 });
    made.add(events(2));
    await vi.advanceTimersByTimeAsync(12_000);
    expect(sent.flat().at(-1)).toMatchObject({ Event: "heartbeat", Stream: "replica", Sequence: 1, Dropped: 0 });
  });

  it("delivers what waits when the server ends, and does not wait for a table that is away", async () => {
    const { made, sequences } = table({ batch: 2 });
    made.add(events(5));
    await made.close();
    expect(sequences()).toEqual([0, 1, 2, 3, 4]);
    const away = table();
    away.fail(true);
    away.made.add(events(1));
    await away.made.close();
    expect(away.made.waiting).toBe(1);
  });
});
