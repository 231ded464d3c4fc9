import type { AuditEvent } from "@mcp-landing-zone/contract";
import { beforeEach, describe, expect, it } from "vitest";
import { verificationKeys, verifyAudit } from "../../server/src/audit/index.ts";
import type { AuditLog, AuditVerdict } from "../../server/src/audit/index.ts";
import { groupByStream } from "../../server/src/audit/file-names.ts";
import { createAzureAuditTrail } from "../../server/src/azure/audit-trail.ts";
import { deadlines } from "../../server/src/azure/deadlines.ts";
import { useAzure } from "./use-azure.ts";

const azure = useAzure();

let stream: string;
let number = 0;

beforeEach(() => {
  stream = `stream-${(number += 1)}`;
  if (number === 1) azure.standIns.vault.keys.create("audit");
});

const trail = (keyName = "audit"): Promise<AuditLog> => {
  const { audit, vault } = azure.standIns.urls;
  const containers = { auditEndpoint: audit, auditContainer: "audit", auditAnchorContainer: "audit-anchors" };
  const settings = { ...containers, auditKeyUrl: `${vault}/keys/${keyName}`, replicaName: stream };
  return createAzureAuditTrail(settings, azure.identity, Date.now, deadlines.audit);
};

const event = (id: string): AuditEvent => ({
  event: "tool.call",
  decision: "allowed",
  phase: "finished",
  reason: "ok",
  request: { id },
  durationMs: 1,
});

type Files = ReadonlyMap<string, Buffer>;

async function* linesOf(files: Files, names: readonly string[]): AsyncIterable<string> {
  for (const name of names) yield* String(files.get(name)).split("\n").filter(Boolean);
}

/** What a holder of the blobs and the public key finds. */
const verdict = async (): Promise<AuditVerdict> => {
  const { audit, vault } = azure.standIns;
  const [logs, anchors] = [new Map(audit.files("audit")), new Map(audit.files("audit-anchors"))];
  const files = groupByStream([...logs.keys(), ...anchors.keys()]).get(stream);
  const keys = verificationKeys([vault.keys.publicKey("audit")]);
  return verifyAudit(linesOf(logs, files?.logs ?? []), linesOf(anchors, files?.checkpoints ?? []), keys);
};

const newest = (container: "audit" | "audit-anchors"): Buffer => {
  const named = [...azure.standIns.audit.files(container)].filter(([name]) => name.startsWith(`${stream}.`));
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).at(-1)?.[1] ?? Buffer.alloc(0);
};

describe("R-61 R-62 the audit trail in Azure", () => {
  it("R-62 is a chain that the vault's public key proves", async () => {
    const log = await trail();
    for (const id of ["one", "two", "three"]) await log.record(event(id));
    await log.close();
    expect(await verdict()).toEqual({ sound: true, stream, records: 3, uncovered: 0 });
  });

  it("R-62 goes on where it stood before a restart", async () => {
    for (const id of ["one", "two"]) {
      const log = await trail();
      await log.record(event(id));
      await log.close();
    }
    expect(await verdict()).toEqual({ sound: true, stream, records: 2, uncovered: 0 });
  });

  it("R-61 records that come together are written together, each once and in order", async () => {
    const log = await trail();
    await log.record(event("first"));
    const before = azure.standIns.journal.count("audit");
    await Promise.all(Array.from({ length: 100 }, (_, index) => log.record(event(`id-${index}`))));
    expect(azure.standIns.journal.count("audit") - before).toBeLessThan(10);
    await log.close();
    expect(await verdict()).toMatchObject({ sound: true, records: 101 });
  });

  it("R-62 a record that was changed in the account is not continued", async () => {
    const log = await trail();
    await log.record(event("one"));
    await log.close();
    const content = newest("audit");
    content.write("allowed", content.indexOf("allowed"));
    content.write("refused", content.indexOf("allowed"));
    await expect((await trail()).record(event("two"))).rejects.toThrow("was changed");
    expect(await verdict()).toMatchObject({ sound: false, fault: "edited", seq: 0 });
  });

  it("R-61 a write that failed in passing loses no record and leaves no gap", async () => {
    const log = await trail();
    await log.record(event("one"));
    const inPassing = { service: "audit", method: "PUT", times: 1 } as const;
    azure.standIns.faults.inject({ ...inPassing, fault: { kind: "status", status: 503 } });
    await log.record(event("two"));
    await log.close();
    expect(await verdict()).toEqual({ sound: true, stream, records: 2, uncovered: 0 });
  });

  it("R-61 a write whose receipt was lost is refused or recorded once, and the chain stays sound", async () => {
    const log = await trail();
    await log.record(event("one"));
    const refuses = { service: "audit", method: "PUT", times: 2 } as const;
    azure.standIns.faults.inject({ ...refuses, fault: { kind: "reset" } });
    await expect(log.record(event("two"))).rejects.toThrow("could not be stored");
    await log.record(event("three"));
    await log.close();
    expect(await verdict()).toEqual({ sound: true, stream, records: 2, uncovered: 0 });
  });

  it("R-61 a key that does not exist stops the start", async () => {
    await expect(trail("nothing")).rejects.toMatchObject({ statusCode: 404 });
  });

  it.each([
    ["an RSA key", { kty: "RSA", n: "AQAB", e: "AQAB" }],
    ["a key on another curve", { kty: "EC", crv: "P-384", x: "AQAB", y: "AQAB" }],
  ])("R-61 %s stops the start", async (_what, key) => {
    const kid = `${azure.standIns.urls.vault}/keys/audit/1`;
    const body = JSON.stringify({ key: { kid, ...key }, attributes: { enabled: true } });
    const answer = { kind: "status", status: 200, headers: { "content-type": "application/json" }, body } as const;
    // The first request goes without a token, and is answered with where to get one.
    await azure.identity.getToken("https://vault.azure.net/.default");
    azure.standIns.faults.inject({ service: "vault", fault: answer });
    await expect(trail()).rejects.toThrow("should be an EC key on P-256");
  });
});
