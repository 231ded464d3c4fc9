import type { KeyObject } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { RotatedKey } from "../../server/src/rotation/rotate-key.ts";
import { coolDownMs, rotateKey } from "../../server/src/rotation/rotate-key.ts";
import { vaultKey } from "../../server/src/rotation/vault-key.ts";
import { createAzureAuditTrail } from "../../server/src/azure/audit-trail.ts";
import { deadlines } from "../../server/src/azure/deadlines.ts";
import { groupByStream } from "../../server/src/audit/file-names.ts";
import { verificationKeys, verifyAudit } from "../../server/src/audit/index.ts";
import { useAzure } from "./use-azure.ts";

const azure = useAzure();
const hourAgo = () => Date.now() - coolDownMs - 2_000;

let name = "key0";
let number = 0;
const keyUrl = () => `${azure.standIns.urls.vault}/keys/${name}`;
const rotate = (clock = Date.now) => rotateKey(vaultKey(keyUrl(), azure.identity), clock);

beforeEach(() => {
  name = `key${(number += 1)}`;
  azure.standIns.vault.keys.rotate(name, hourAgo());
});

describe("R-37 R-76 the rotation of a key, with the vault's own client", () => {
  it("makes one new version; the old one goes on", async () => {
    const key = vaultKey(keyUrl(), azure.identity);
    const before = await key.newest();
    const rotation = await rotate();
    expect(rotation).toEqual({ outcome: "rotated", from: before.version, to: (await key.newest()).version });
    expect(await key.find(before.version)).toMatchObject({ enabled: true });
  });

  it("does nothing the second time within the hour, and rotates again after it", async () => {
    const first = await rotate();
    expect(await rotate()).toEqual({ outcome: "recent", version: "to" in first ? first.to : "" });
    expect(await rotate(() => Date.now() + coolDownMs + 2_000)).toMatchObject({ outcome: "rotated" });
  });

  it("R-62 a trail that was begun before it goes on with its version, the next one signs with the new, and both verify", async () => {
    const { audit, vault } = azure.standIns;
    const trail = (replicaName: string) =>
      createAzureAuditTrail(
        {
          auditEndpoint: azure.standIns.urls.audit,
          auditContainer: "audit",
          auditAnchorContainer: "audit-anchors",
          auditKeyUrl: keyUrl(),
          replicaName,
        },
        azure.identity,
        Date.now,
        deadlines.audit,
      );
    const event = { event: "tool.call", decision: "allowed", reason: "ok", request: { id: "a" } } as const;
    const old = vault.keys.publicKey(name);
    const before = await trail(`before-${name}`);
    await rotate();
    const after = await trail(`after-${name}`);
    for (const each of [before, after]) {
      await each.record(event);
      await each.close();
    }
    const [logs, anchors] = [new Map(audit.files("audit")), new Map(audit.files("audit-anchors"))];
    const verdict = (stream: string, keys: readonly KeyObject[]) => {
      const files = groupByStream([...logs.keys(), ...anchors.keys()]).get(stream);
      const trailOf = linesOf(logs, files?.logs ?? []);
      return verifyAudit(trailOf, linesOf(anchors, files?.checkpoints ?? []), verificationKeys(keys));
    };
    const fresh = vault.keys.publicKey(name);
    expect(await verdict(`before-${name}`, [old, fresh])).toMatchObject({ sound: true, records: 1 });
    expect(await verdict(`after-${name}`, [old, fresh])).toMatchObject({ sound: true, records: 1 });
    // Each by its own version alone.
    expect(await verdict(`before-${name}`, [fresh])).toMatchObject({ sound: false });
    expect(await verdict(`after-${name}`, [old])).toMatchObject({ sound: false });
  });

  it.each([
    ["reading", "GET"],
    ["rotating", "POST"],
  ])("fails and says so where %s is refused, and the key is as it was", async (_, method) => {
    const key = vaultKey(keyUrl(), azure.identity);
    const before = await key.newest();
    const refused: RotatedKey = {
      ...key,
      ...(method === "GET"
        ? { newest: () => Promise.reject(new Error("403")) }
        : { rotate: () => Promise.reject(new Error("403")) }),
    };
    await expect(rotateKey(refused, Date.now)).rejects.toThrow("403");
    expect((await key.newest()).version).toBe(before.version);
  });

  it("fails where the vault says that it rotated and did not, or switched the old version off", async () => {
    const key = vaultKey(keyUrl(), azure.identity);
    await expect(rotateKey({ ...key, rotate: () => key.newest() }, Date.now)).rejects.toThrow(/should be/);
    const off: RotatedKey = { ...key, find: async (version) => ({ ...(await key.find(version)), enabled: false }) };
    await expect(rotateKey(off, Date.now)).rejects.toThrow(/switched off/);
  });

  it("takes a key without its version only", () => {
    expect(() => vaultKey(`${keyUrl()}/${"0".repeat(32)}`, azure.identity)).toThrow(/MCP_ROTATE_KEY_URL/);
  });
});

async function* linesOf(files: ReadonlyMap<string, Buffer>, names: readonly string[]): AsyncIterable<string> {
  for (const each of names) yield* String(files.get(each)).split("\n").filter(Boolean);
}
