import { generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSignedApproval, signApproval } from "../definitions/signed-approval.ts";
import { approverSigner } from "./approver-signer.ts";

const approval = { digest: "d", by: "A person", reason: "Reviewed", on: "2030-01-31" };
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = ({ type }: KeyObject, key = p256): string =>
  (type === "private" ? key.privateKey : key.publicKey)
    .export(type === "private" ? { format: "pem", type: "pkcs8" } : { format: "pem", type: "spki" })
    .toString();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "approver-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string): string => {
  const path = join(folder, "key");
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

describe("an approver's key in a file", () => {
  it.each([
    ["PEM", pem(p256.privateKey)],
    ["JWK", JSON.stringify(p256.privateKey.export({ format: "jwk" }))],
  ])("R-69 signs as %s", async (_title, text) => {
    const jws = await signApproval(approval, await approverSigner(fileWith(text)));
    expect(readSignedApproval(jws).approval).toEqual(approval);
  });

  it.each<[string, () => string]>([
    ["a public key", () => pem(p256.publicKey)],
    ["a key on another curve", () => pem(p256.privateKey, generateKeyPairSync("ec", { namedCurve: "P-384" }))],
    ["an RSA key", () => pem(p256.privateKey, generateKeyPairSync("rsa", { modulusLength: 2_048 }))],
    ["no key", () => "approved"],
    ["another object", () => "{}"],
  ])("R-160 that is %s is said to be unfit, and not repeated", async (_title, text) => {
    const file = fileWith(text());
    await expect(approverSigner(file)).rejects.toThrow(
      `--key: received ${file}; should be a file with a private EC key`,
    );
  });

  it("R-160 that is missing is refused", async () => {
    await expect(approverSigner(join(folder, "none"))).rejects.toThrow(/should be a file with a private EC key/);
  });
});
