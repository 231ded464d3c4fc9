import { generateKeyPairSync } from "node:crypto";
import { canonicalJson } from "@mcp-landing-zone/contract";
import type { AuditCheckpoint, AuditRecord } from "@mcp-landing-zone/contract";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createAuditLog } from "./audit-log.ts";
import { hashOf, lineOf, opening } from "./chain.ts";
import { createMemoryLog } from "./memory-log.ts";
import { createLocalSigner, createVaultSigner, keyIdOf, verificationKeys } from "./signer.ts";
import type { CheckpointSigner } from "./signer.ts";
import { verifyAudit } from "./verify.ts";

const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const keys = verificationKeys([ed25519.publicKey, p256.publicKey]);
const local = createLocalSigner(ed25519.privateKey, ed25519.publicKey);

const write = async (count: number, signer: CheckpointSigner = local, stream = "s1") => {
  const log = createMemoryLog();
  const anchor = createMemoryLog();
  const audit = createAuditLog({ stream, log, anchor, signer, limits: { checkpointEvery: 5 } });
  for (let i = 0; i < count; i += 1) {
    await audit.record({ event: "tool.call", decision: "allowed", reason: "ok", request: { id: `r${i}` } });
  }
  await audit.close();
  return { lines: [...log.lines], anchors: [...anchor.lines] };
};

let lines: string[];
let anchors: string[];
beforeAll(async () => {
  ({ lines, anchors } = await write(20));
});

const change = (line: string, fields: Partial<AuditRecord>): string =>
  lineOf({ ...(JSON.parse(line) as AuditRecord), ...fields });

/** A chain forged from the given point on, by an attacker who can do everything but sign and anchor. */
const rewrite = (from: number, fields: Partial<AuditRecord>): string[] => {
  const kept = lines.slice(0, from);
  let prev = from === 0 ? opening("s1").hash : (JSON.parse(kept.at(-1) as string) as AuditRecord).hash;
  for (const [i, line] of lines.slice(from).entries()) {
    const record = { ...(JSON.parse(line) as AuditRecord), ...(i === 0 ? fields : {}), prev };
    Reflect.deleteProperty(record, "hash");
    prev = hashOf(record);
    kept.push(lineOf({ ...record, hash: prev }));
  }
  return kept;
};

const swap = (i: number, j: number): string[] =>
  lines.map((line, at) => lines[at === i ? j : at === j ? i : at] ?? line);

describe("R-62 verifier", () => {
  it("R-62 finds an untouched log sound", async () => {
    expect(await verifyAudit(lines, anchors, keys)).toEqual({ sound: true, stream: "s1", records: 20, uncovered: 0 });
  });

  it("R-62 says how many records no checkpoint covers yet", async () => {
    const early = anchors.filter((line) => (JSON.parse(line) as AuditCheckpoint).seq < 19);
    const last = Math.max(...early.map((line) => (JSON.parse(line) as AuditCheckpoint).seq));
    expect(await verifyAudit(lines, early, keys)).toMatchObject({ sound: true, uncovered: 19 - last });
  });

  const tampered: readonly (readonly [name: string, change: () => string[], fault: string, seq: number])[] = [
    ["edit", () => lines.map((l, i) => (i === 7 ? change(l, { decision: "refused" }) : l)), "edited", 7],
    [
      "edit of a time",
      () => lines.map((l, i) => (i === 7 ? change(l, { at: "2031-01-01T00:00:00.000Z" }) : l)),
      "edited",
      7,
    ],
    [
      "edit that adds a field",
      () => lines.map((l, i) => (i === 7 ? change(l, { host: "a.example" }) : l)),
      "edited",
      7,
    ],
    [
      "edit with a new hash",
      () => [...lines.slice(0, 7), rewrite(7, { reason: "x" })[7] as string, ...lines.slice(8)],
      "broken-link",
      8,
    ],
    ["deletion", () => lines.filter((_, i) => i !== 7), "sequence", 7],
    ["deletion of the first", () => lines.slice(1), "sequence", 0],
    ["insertion of a copy", () => [...lines.slice(0, 8), lines[3] as string, ...lines.slice(8)], "sequence", 8],
    ["reordering", () => swap(7, 8), "sequence", 7],
    ["truncation", () => lines.slice(0, 12), "truncated", 12],
    ["truncation by one", () => lines.slice(0, 19), "truncated", 19],
    ["emptying", () => [], "truncated", 0],
    ["line that is no JSON", () => lines.map((l, i) => (i === 7 ? l.slice(1) : l)), "unreadable", 7],
    [
      "line with an unknown field",
      () => lines.map((l, i) => (i === 7 ? l.replace("{", '{"x":1,') : l)),
      "unreadable",
      7,
    ],
    ["blank line", () => [...lines.slice(0, 7), "", ...lines.slice(7)], "unreadable", 7],
    ["full rewrite", () => rewrite(0, { reason: "x" }), "rewritten", 0],
  ];

  it.each(tampered)("R-62 detects %s", async (_, tamper, fault, seq) => {
    expect(await verifyAudit(tamper(), anchors, keys)).toMatchObject({ sound: false, fault, seq });
  });

  /** Lines that some or all parsers read as the same record, with bytes that differ from the written ones. */
  const respelled: readonly (readonly [name: string, respell: (line: string) => string])[] = [
    ["a decision in front of the real one", (line) => `{"decision":"refused",${line.slice(1)}`],
    ["a decision in front of the real one, escaped", (line) => `{"decisio\\u006e":"refused",${line.slice(1)}`],
    ["a field within a field twice", (line) => line.replace('"request":{', '"request":{"id":"another",')],
    ["a space", (line) => `${line.slice(0, -1)} }`],
    ["a carriage return", (line) => `${line}\r`],
    ["a byte order mark", (line) => `\ufeff${line}`],
    ["an escape", (line) => line.replace('"ok"', '"o\\u006b"')],
    ["a number in another form", (line) => line.replace('"v":1', '"v":1.0')],
    ["its hash in another place", (line) => canonicalJson(JSON.parse(line))],
    ["its fields in another order", (line) => JSON.stringify({ stream: "", ...(JSON.parse(line) as object) })],
  ];

  it.each(respelled)("R-62 detects a record that is spelled otherwise: %s", async (_, respell) => {
    const changed = lines.with(7, respell(lines[7] as string));
    expect(await verifyAudit(changed, anchors, keys)).toMatchObject({ sound: false, fault: "unreadable", seq: 7 });
  });

  it("R-62 a rewrite from the middle is narrowed to the records since the last checkpoint that still holds", async () => {
    const proven = anchors.map((line) => (JSON.parse(line) as AuditCheckpoint).seq).filter((seq) => seq < 13);
    const verdict = await verifyAudit(rewrite(13, { reason: "x" }), anchors, keys);
    expect(verdict).toMatchObject({ sound: false, fault: "rewritten", seq: Math.max(...proven) + 1 });
  });

  it("R-62 detects a rollback to an older copy with its own older checkpoints, by what was anchored", async () => {
    expect(await verifyAudit(lines.slice(0, 10), anchors, keys)).toMatchObject({
      sound: false,
      fault: "truncated",
      seq: 10,
    });
  });

  it("R-62 detects records moved in from another stream", async () => {
    const other = await write(20, local, "s2");
    expect(await verifyAudit(other.lines, anchors, keys)).toMatchObject({ sound: false, fault: "broken-link", seq: 0 });
  });

  it("R-62 any changed character is detected", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(19), fc.nat(), fc.constantFrom("0", "a", "Z", '"', "}"), async (at, where, character) => {
        const line = lines[at] as string;
        const i = where % line.length;
        fc.pre(line[i] !== character);
        const altered = lines.with(at, line.slice(0, i) + character + line.slice(i + 1));
        const verdict = await verifyAudit(altered, anchors, keys);
        expect(verdict).toMatchObject({ sound: false });
        expect(verdict.sound ? Infinity : verdict.seq).toBeLessThanOrEqual(at);
      }),
    );
  });
});

describe("R-62 checkpoints", () => {
  const alter = (at: number, fields: Partial<AuditCheckpoint>): string[] =>
    anchors.map((line, i) => (i === at ? canonicalJson({ ...(JSON.parse(line) as object), ...fields }) : line));

  it("R-62 a log without any is not believed", async () => {
    expect(await verifyAudit(lines, [], keys)).toMatchObject({ sound: false, fault: "unanchored" });
  });

  it.each([
    ["another record", { seq: 3 }],
    ["another hash", { hash: "a".repeat(43) }],
    ["another time", { at: "2031-01-01T00:00:00.000Z" }],
    ["another signature", { signature: "A".repeat(86) }],
    ["another algorithm", { algorithm: "ES256" as const }],
    ["another key", { keyId: keyIdOf(p256.publicKey) }],
    ["an unknown key", { keyId: "unknown" }],
    ["another stream", { stream: "s2" }],
  ])("R-62 one changed to %s is not believed", async (_, fields) => {
    expect(await verifyAudit(lines, alter(1, fields), keys)).toMatchObject({ sound: false, fault: "checkpoint" });
  });

  it.each([
    ["a field twice", (line: string) => `{"seq":3,${line.slice(1)}`],
    ["a space", (line: string) => ` ${line}`],
    ["its fields in another order", (line: string) => JSON.stringify({ v: 1, ...(JSON.parse(line) as object) })],
  ])("R-62 one that is spelled otherwise is not believed: %s", async (_, respell) => {
    const changed = anchors.with(1, respell(anchors[1] as string));
    expect(await verifyAudit(lines, changed, keys)).toMatchObject({ sound: false, fault: "checkpoint" });
  });

  it("R-62 any changed character is detected", async () => {
    const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const original = anchors[1] as string;
    const start = original.indexOf('"signature":"') + '"signature":"'.length;
    const end = original.indexOf('"', start) - 1;
    for (const at of [start, end - 1, end]) {
      for (const other of characters) {
        const altered = `${original.slice(0, at)}${other}${original.slice(at + 1)}`;
        if (altered === original) continue;
        const changed = anchors.map((line, i) => (i === 1 ? altered : line));
        expect([altered, await verifyAudit(lines, changed, keys)]).toMatchObject([altered, { sound: false }]);
      }
    }
  });

  it("R-62 one signed by a key that the verifier did not bring is not believed", async () => {
    const foreign = generateKeyPairSync("ed25519");
    const forged = await write(20, createLocalSigner(foreign.privateKey, foreign.publicKey));
    expect(await verifyAudit(forged.lines, forged.anchors, keys)).toMatchObject({ sound: false, fault: "checkpoint" });
  });

  it("R-62 two that contradict each other show a rewrite with the right key", async () => {
    const again = await write(20);
    const changed = await write(21);
    const both = [...again.anchors, ...changed.anchors.slice(1)];
    expect(await verifyAudit(changed.lines, both, keys)).toMatchObject({ sound: false });
  });

  it("R-62 a key in the vault signs as one in memory", async () => {
    const inMemory = createLocalSigner(p256.privateKey, p256.publicKey);
    const vault = createVaultSigner(
      { keyID: "k", signData: async (_, data) => ({ result: await inMemory.sign(data) }) },
      keyIdOf(p256.publicKey),
    );
    const signed = await write(6, vault);
    expect(await verifyAudit(signed.lines, signed.anchors, keys)).toMatchObject({ sound: true, records: 6 });
  });
});
