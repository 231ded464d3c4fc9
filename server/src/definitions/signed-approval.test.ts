import { generateKeyPairSync, sign } from "node:crypto";
import { calculateJwkThumbprint, CompactSign, compactVerify, EmbeddedJWK, exportJWK, generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import { createTestApprover } from "../../../testing/approver.ts";
import { readSignedApproval } from "./signed-approval.ts";

const approver = createTestApprover("d".repeat(43));
const { signature: jws = "", ...words } = await approver.approve();
const [header = "", payload = "", signature = ""] = jws.split(".");

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const decoded = (text: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(text, "base64url").toString()) as Record<string, unknown>;

/** Signed by the approver, with any content. */
const signedAnew = async (newHeader: string, newPayload = payload): Promise<string> => {
  const signed = `${newHeader}.${newPayload}`;
  return `${signed}.${Buffer.from(await approver.sign(Buffer.from(signed))).toString("base64url")}`;
};
const withHeader = (changes: Record<string, unknown>): Promise<string> =>
  signedAnew(part({ ...decoded(header), ...changes }));
const withPayload = (changes: Record<string, unknown>): Promise<string> =>
  signedAnew(header, part({ ...decoded(payload), ...changes }));

describe("a signed approval", () => {
  it("R-69 says what was approved and whose key signed it", async () => {
    const thumbprint = await calculateJwkThumbprint({ ...approver.key });
    expect(readSignedApproval(jws)).toEqual({ approval: words, thumbprint });
  });

  it("R-69 is a JWS to others as well", async () => {
    const { protectedHeader } = await compactVerify(jws, EmbeddedJWK);
    expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "catalogue-approval+jws" });
  });

  it("R-69 may come from another signer of JWS", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const { kty, crv, x, y } = await exportJWK(publicKey);
    const theirs = await new CompactSign(Buffer.from(payload, "base64url"))
      .setProtectedHeader({ alg: "ES256", typ: "catalogue-approval+jws", jwk: { kty, crv, x, y } as never })
      .sign(privateKey);
    expect(readSignedApproval(theirs).approval).toEqual(words);
  });

  it.each<[string, () => string | Promise<string>]>([
    ["the algorithm none", () => `${part({ ...decoded(header), alg: "none" })}.${payload}.`],
    ["the algorithm none over a signature", () => withHeader({ alg: "none" })],
    [
      "HS256 with the public key as secret",
      async () => {
        const secret = Buffer.from(JSON.stringify(approver.key));
        const payloadBytes = Buffer.from(payload, "base64url");
        return new CompactSign(payloadBytes).setProtectedHeader({ ...decoded(header), alg: "HS256" }).sign(secret);
      },
    ],
    ["ES384 in its header", () => withHeader({ alg: "ES384" })],
    ["another type", () => withHeader({ typ: "JWT" })],
    ["no type", () => withHeader({ typ: undefined })],
    ["a critical extension", () => withHeader({ crit: ["b64"], b64: false })],
    ["the address of a key", () => withHeader({ jku: "https://evil.example/keys" })],
    ["a private key in its header", () => withHeader({ jwk: { ...approver.key, d: approver.key.x } })],
    ["no key in its header", () => withHeader({ jwk: null })],
    ["a symmetric key in its header", () => withHeader({ jwk: { kty: "oct", k: "AAAA" } })],
    ["a point that is not on the curve", () => withHeader({ jwk: { ...approver.key, y: approver.key.x } })],
    ["another key in its header than signed it", () => withHeader({ jwk: createTestApprover("").key })],
    ["a changed payload", () => `${header}.${part({ ...words, reason: "It is mine" })}.${signature}`],
    ["a payload with more in it", () => withPayload({ tool: "all" })],
    ["a payload with less in it", () => withPayload({ on: undefined })],
    [
      "a payload with a key twice",
      () => {
        const twice = Buffer.from(payload, "base64url").toString().replace("{", '{"by":"Another","');
        return signedAnew(header, Buffer.from(twice).toString("base64url"));
      },
    ],
    ["a number where a text should be", () => withPayload({ by: 1 })],
    [
      "a signature in another encoding",
      async () => {
        const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
        const signed = `${part({ ...decoded(header), jwk: publicKey.export({ format: "jwk" }) })}.${payload}`;
        return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
      },
    ],
    ["a signature cut short", () => `${header}.${payload}.${signature.slice(0, -4)}`],
    ["a signature of zeros", () => `${header}.${payload}.${"A".repeat(86)}`],
    ["another spelling of the same signature", () => `${header}.${payload}.${signature}=`],
    ["no signature", () => `${header}.${payload}.`],
    ["two parts", () => `${header}.${payload}`],
    ["four parts", () => `${jws}.${signature}`],
    ["no end", () => `${header}.${payload}.${"A".repeat(5_000)}`],
    ["nothing", () => ""],
  ])("R-48 R-72 is refused with %s", async (_title, forged) => {
    const text = await forged();
    expect(() => readSignedApproval(text)).toThrow(/^received .*; should be /);
  });
});
