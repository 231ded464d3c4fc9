import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "./sign.ts";
import { digestOf, manifestProblems } from "./sign.ts";

/** Digests of the files of a folder, without the manifest and its signature. */
export const digestsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => !/^manifest\./.test(name) && statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, digestOf(readFileSync(join(folder, name)))]),
  );

/** What is wrong with a folder of evidence, for who has only the folder and the signer's public key. */
export const folderProblems = (folder: string, publicKey: string): readonly string[] => {
  const missing = ["manifest.json", "manifest.sig"].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0)
    return missing.map((name) => `${name}: received none, expected the one that was signed with --key`);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  const signature = readFileSync(join(folder, "manifest.sig"), "utf8").trim();
  return manifestProblems(manifest, signature, publicKey, digestsIn(folder));
};
