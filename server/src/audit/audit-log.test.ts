import { generateKeyPairSync } from "node:crypto";
import type { AuditEvent, AuditRecord } from "@mcp-landing-zone/contract";
import { describe, expect, it, vi } from "vitest";
import { AuditRejected, createAuditLog } from "./audit-log.ts";
import type { AuditLogOptions } from "./audit-log.ts";
import { createMemoryLog } from "./memory-log.ts";
import type { MemoryLog } from "./memory-log.ts";
import { createLocalSigner, verificationKeys } from "./signer.ts";
import { verifyAudit } from "./verify.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = createLocalSigner(privateKey, publicKey);
const keys = verificationKeys([publicKey]);
const event = (id: number): AuditEvent => ({
  event: "tool.call",
  decision: "allowed",
  reason: "ok",
  request: { id: `r${id}` },
});

const setUp = (options: Partial<AuditLogOptions> = {}) => {
  const log = createMemoryLog();
  const anchor = createMemoryLog();
  const audit = createAuditLog({ stream: "s1", log, anchor, signer, clock: () => 1_900_000_000_000, ...options });
  return { log, anchor, audit };
};

const idsIn = ({ lines }: MemoryLog): (string | undefined)[] =>
  lines.map((line) => (JSON.parse(line) as AuditRecord).request?.id);
const verdictOf = ({ log, anchor }: { log: MemoryLog; anchor: MemoryLog }) =>
  verifyAudit(log.lines, anchor.lines, keys);
/** A log that rejects what is appended while it is down. */
const withOutages = (log: MemoryLog) => {
  const failing = {
    ...log,
    isDown: false,
    append: (lines: readonly string[]) => (failing.isDown ? Promise.reject(new Error("down")) : log.append(lines)),
  };
  return failing;
};
const hang = () => new Promise<never>(() => {});
const settled = (promises: readonly Promise<void>[]) =>
  Promise.allSettled(promises).then((results) => results.map(({ status }) => status));

describe("R-62 audit log", () => {
  it("R-61 a record is stored when its promise resolves", async () => {
    const { log, audit } = setUp();
    await audit.record(event(1));
    expect(JSON.parse(log.lines[0] as string)).toMatchObject({
      seq: 0,
      stream: "s1",
      at: "2030-03-17T17:46:40.000Z",
      reason: "ok",
    });
  });

  it("R-62 thousands of concurrent records form one chain in order", async () => {
    const { log, anchor, audit } = setUp({ limits: { maxPending: 10_000 } });
    await Promise.all(Array.from({ length: 3_000 }, (_, i) => audit.record(event(i))));
    await audit.close();
    expect(await verdictOf({ log, anchor })).toEqual({ sound: true, stream: "s1", records: 3_000, uncovered: 0 });
    expect(idsIn(log)).toEqual(Array.from({ length: 3_000 }, (_, i) => `r${i}`));
  });

  it("R-62 a record made right after another is not forgotten", async () => {
    const { log, audit } = setUp();
    for (let i = 0; i < 50; i += 1) await audit.record(event(i));
    expect(log.lines).toHaveLength(50);
  });

  it("R-62 the first record waits until a checkpoint opens the stream", async () => {
    const anchor = { ...createMemoryLog(), append: () => Promise.reject(new Error("down")) };
    const { log, audit } = setUp({ anchor });
    await expect(audit.record(event(1))).rejects.toThrow(AuditRejected);
    expect(log.lines).toEqual([]);
  });

  it("R-62 a checkpoint follows after so many records", async () => {
    const { anchor, audit } = setUp({ limits: { checkpointEvery: 10 } });
    for (let i = 0; i < 10; i += 1) await audit.record(event(i));
    await vi.waitFor(() => expect(anchor.lines).toHaveLength(2));
  });

  it("R-62 a checkpoint follows after so much time", async () => {
    const { anchor, audit } = setUp({ limits: { checkpointMs: 20 } });
    await audit.record(event(1));
    expect(anchor.lines).toHaveLength(1);
    await vi.waitFor(() => expect(anchor.lines).toHaveLength(2));
  });

  it("R-62 a restart continues the same chain", async () => {
    const first = setUp();
    await first.audit.record(event(1));
    await first.audit.close();
    const second = setUp({ log: first.log, anchor: first.anchor });
    await second.audit.record(event(2));
    await second.audit.close();
    expect(await verdictOf(first)).toMatchObject({ sound: true, records: 2 });
  });

  it("R-63 an event with a field too many is rejected and not written", async () => {
    const { log, audit } = setUp();
    await expect(audit.record({ ...event(1), arguments: "x" } as AuditEvent)).rejects.toThrow(
      "arguments: unknown field",
    );
    expect(log.lines).toEqual([]);
  });

  it("R-62 a closed log rejects", async () => {
    const { audit } = setUp();
    await audit.close();
    await expect(audit.record(event(1))).rejects.toThrow("closed");
  });
});

describe("R-62 audit log under faults", () => {
  const faults = {
    rejects: () => Promise.reject(new Error("down")),
    hangs: hang,
  };

  it.each(Object.entries(faults))("R-160 a log that %s rejects the record", async (_, append) => {
    const { audit } = setUp({ log: { ...createMemoryLog(), append }, limits: { timeoutMs: 20 } });
    await expect(audit.record(event(1))).rejects.toThrow(AuditRejected);
  });

  it.each(Object.entries(faults))("R-160 a log whose tail %s rejects the record", async (_, tail) => {
    const { audit } = setUp({ log: { ...createMemoryLog(), tail }, limits: { timeoutMs: 20 } });
    await expect(audit.record(event(1))).rejects.toThrow(AuditRejected);
  });

  it.each(Object.entries(faults))("R-160 a signer that %s rejects the first record", async (_, sign) => {
    const { audit } = setUp({ signer: { ...signer, sign }, limits: { timeoutMs: 20 } });
    await expect(audit.record(event(1))).rejects.toThrow(AuditRejected);
  });

  it("R-62 after a failed write the chain goes on without a gap", async () => {
    const log = createMemoryLog();
    let failures = 2;
    const flaky = { ...log, append: (lines: readonly string[]) => (failures-- > 0 ? hang() : log.append(lines)) };
    const { anchor, audit } = setUp({ log: flaky, limits: { timeoutMs: 20 } });
    expect(await settled([audit.record(event(1)), audit.record(event(2))])).toEqual(["rejected", "rejected"]);
    await expect(audit.record(event(3))).rejects.toThrow(AuditRejected);
    await audit.record(event(4));
    await audit.close();
    expect(idsIn(log)).toEqual(["r4"]);
    expect(await verdictOf({ log, anchor })).toMatchObject({ sound: true });
  });

  it("R-62 a write that landed although it was reported as failed stays in the chain", async () => {
    const log = createMemoryLog();
    let first = true;
    const lossy = {
      ...log,
      append: async (lines: readonly string[]) => {
        await log.append(lines);
        if (first) {
          first = false;
          throw new Error("connection reset");
        }
      },
    };
    const { anchor, audit } = setUp({ log: lossy });
    await expect(audit.record(event(1))).rejects.toThrow(AuditRejected);
    await audit.record(event(2));
    await audit.close();
    expect(idsIn(log)).toEqual(["r1", "r2"]);
    expect(await verdictOf({ log, anchor })).toMatchObject({ sound: true, records: 2 });
  });

  it("R-55 more than the limit of waiting records is rejected at once", async () => {
    const { audit } = setUp({ log: { ...createMemoryLog(), append: hang }, limits: { maxPending: 3, timeoutMs: 50 } });
    const first = audit.record(event(0));
    const waiting = [1, 2, 3].map((i) => audit.record(event(i)));
    await expect(audit.record(event(4))).rejects.toThrow("behind by 3 records");
    expect(await settled([first, ...waiting])).toEqual(Array(4).fill("rejected"));
  });

  it("R-62 without an anchor only so many records are accepted", async () => {
    const anchor = createMemoryLog();
    const failing = withOutages(anchor);
    const { log, audit } = setUp({ anchor: failing, limits: { maxUnanchored: 5, checkpointEvery: 100 } });
    await audit.record(event(0));
    failing.isDown = true;
    for (let i = 1; i < 5; i += 1) await audit.record(event(i));
    await expect(audit.record(event(5))).rejects.toThrow(AuditRejected);
    failing.isDown = false;
    await audit.record(event(6));
    expect(idsIn(log)).toEqual(["r0", "r1", "r2", "r3", "r4", "r6"]);
  });

  it("R-62 a checkpoint that comes due while the log fails is made, and so is the next one", async () => {
    const log = createMemoryLog();
    const failing = withOutages(log);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { anchor, audit } = setUp({ log: failing, limits: { checkpointMs: 20 } });
    await audit.record(event(1));
    failing.isDown = true;
    await expect(audit.record(event(2))).rejects.toThrow(AuditRejected);
    const proven = (): unknown => (JSON.parse(anchor.lines.at(-1) ?? "{}") as { readonly seq?: unknown }).seq;
    expect(proven()).toBe(-1);
    await vi.advanceTimersByTimeAsync(20);
    expect(proven()).toBe(0);
    failing.isDown = false;
    await audit.record(event(3));
    await vi.advanceTimersByTimeAsync(20);
    expect(proven()).toBe(1);
    vi.useRealTimers();
    await audit.close();
    expect(await verdictOf({ log, anchor })).toEqual({ sound: true, stream: "s1", records: 2, uncovered: 0 });
  });

  it("R-62 a checkpoint that failed is made again, without another record", async () => {
    const inner = createMemoryLog();
    const anchor = withOutages(inner);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { audit } = setUp({ anchor, limits: { checkpointMs: 20 } });
    await audit.record(event(1));
    anchor.isDown = true;
    await vi.advanceTimersByTimeAsync(20);
    expect(inner.lines).toHaveLength(1);
    anchor.isDown = false;
    await vi.advanceTimersByTimeAsync(20);
    expect(JSON.parse(inner.lines[1] ?? "{}")).toMatchObject({ seq: 0 });
    vi.useRealTimers();
    await audit.close();
  });

  it("R-62 a record that is stored while a checkpoint is made gets the next one", async () => {
    const inner = createMemoryLog();
    let held = Promise.resolve();
    let release = (): void => {};
    const anchor = {
      ...inner,
      append: async (lines: readonly string[]) => {
        await held;
        await inner.append(lines);
      },
    };
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { audit } = setUp({ anchor, limits: { checkpointMs: 20 } });
    await audit.record(event(1));
    held = new Promise((resolve) => (release = resolve));
    await vi.advanceTimersByTimeAsync(20);
    await audit.record(event(2));
    // The second record's own time is over while the first checkpoint still waits.
    await vi.advanceTimersByTimeAsync(20);
    expect(inner.lines).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(20);
    expect(inner.lines.slice(1).map((line) => (JSON.parse(line) as { readonly seq: number }).seq)).toEqual([0, 1]);
    vi.useRealTimers();
    await audit.close();
  });

  const written = async (count: number) => {
    const { log, anchor, audit } = setUp();
    for (let i = 0; i < count; i += 1) await audit.record(event(i));
    await audit.close();
    return { log, anchor };
  };

  it.each([
    ["cut", (lines: readonly string[]) => lines.slice(0, 2), "proves record 4"],
    ["emptied", () => [], "proves record 4"],
    [
      "edited at the end",
      (lines: readonly string[]) => lines.map((l) => l.replace('"r4"', '"r9"')),
      "does not match its hash",
    ],
    ["ended by garbage", (lines: readonly string[]) => [...lines, '{"v":1}'], "no record"],
  ])("R-62 a log that was %s is not continued", async (_, change, message) => {
    const { log, anchor } = await written(5);
    const { audit } = setUp({ log: createMemoryLog(change(log.lines)), anchor: createMemoryLog(anchor.lines) });
    await expect(audit.record(event(9))).rejects.toThrow(message);
  });

  it("R-62 another stream's log is not continued", async () => {
    const { log, anchor } = await written(1);
    const { audit } = setUp({ log, anchor, stream: "s2" });
    await expect(audit.record(event(9))).rejects.toThrow('belongs to stream "s1"');
  });
});
