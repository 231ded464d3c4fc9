import { createHash, generateKeyPairSync, verify } from "node:crypto";
import { expect, it } from "vitest";
import { signDigest } from "./sign-digest.ts";

it("a signature is one that OpenSSL accepts, over this message only", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const scalar = Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url");
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  for (let i = 0; i < 20; i += 1) {
    const message = Buffer.from(`message ${i}`);
    const signature = signDigest(createHash("sha256").update(message).digest(), scalar);
    expect(verify("sha256", message, key, signature)).toBe(true);
    expect(verify("sha256", Buffer.from("another"), key, signature)).toBe(false);
  }
});
