import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { digestsIn, folderProblems } from "./folder-problems.ts";
import { signManifest } from "./sign.ts";

let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const pem = publicKey.export({ type: "spki", format: "pem" }) as string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evidence-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  write("posture.json", "{}");
  const manifest = { written: "2026-11-30", commit: "c", files: digestsIn(folder) };
  write("manifest.json", JSON.stringify(manifest));
  write("manifest.sig", `${signManifest(manifest, privateKey)}\n`);
});

describe("R-82 a folder of evidence", () => {
  it("is what was signed", () => {
    expect(folderProblems(folder, pem)).toEqual([]);
  });

  it.each<[string, () => void, RegExp]>([
    ["with a changed file", () => write("posture.json", "[]"), /^posture\.json is not what was signed$/],
    ["with a file more", () => write("more.json", "{}"), /^more\.json is not what was signed$/],
    ["without its signature", () => rmSync(join(folder, "manifest.sig")), /^manifest\.sig: received none/],
  ])("%s is not", (_, tamper, problem) => {
    tamper();
    expect(folderProblems(folder, pem)).toEqual([expect.stringMatching(problem)]);
  });
});
