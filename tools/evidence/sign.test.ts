import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Manifest } from "./sign.ts";
import { digestOf, manifestProblems, signManifest } from "./sign.ts";

const files = { "controls.csv": digestOf(Buffer.from("a")), "attack.json": digestOf(Buffer.from("b")) };
const manifest: Manifest = { written: "2026-01-01", commit: "c0ffee", files };

describe.each([
  ["Ed25519", generateKeyPairSync("ed25519")],
  ["P-256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
])("R-82 R-72 evidence signed with %s", (_, { privateKey, publicKey }) => {
  const pem = publicKey.export({ type: "spki", format: "pem" }) as string;
  const signature = signManifest(manifest, privateKey);

  it("is sound as it was signed, with its files in any order", () => {
    const reordered = Object.fromEntries(Object.entries(files).reverse());
    expect(manifestProblems({ ...manifest, files: reordered }, signature, pem, files)).toEqual([]);
  });

  it.each([
    ["a changed file", manifest, { ...files, "attack.json": digestOf(Buffer.from("c")) }, "attack.json"],
    ["a removed file", manifest, { "controls.csv": files["controls.csv"] }, "attack.json"],
    ["an added file", manifest, { ...files, "more.md": "00" }, "more.md"],
    ["another date", { ...manifest, written: "2027-01-01" }, files, "signature"],
  ])("%s is noticed", (__, changed, digests, sign) => {
    expect(manifestProblems(changed, signature, pem, digests).join("\n")).toContain(sign);
  });
});
