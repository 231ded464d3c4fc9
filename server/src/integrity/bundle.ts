import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What was built: the digest of each file, and of the tool catalogue in them. Stands beside them. */
export interface BundleManifest {
  readonly catalogue: string;
  readonly files: Readonly<Record<string, string>>;
}

export const manifestFile = "integrity.json";
/** The setting in which a deployment names the manifest that it expects. */
export const digestSetting = "MCP_BUNDLE_DIGEST";

export const digestOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("base64url");

/** One text for one bundle, with its files in any order. */
export const manifestText = ({ catalogue, files }: BundleManifest): string =>
  `${JSON.stringify({ catalogue, files: Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) }, undefined, 2)}\n`;

const readManifest = (text: string): BundleManifest | undefined => {
  try {
    const { catalogue, files } = JSON.parse(text) as BundleManifest;
    return typeof catalogue === "string" && typeof files === "object" && files !== null
      ? { catalogue, files }
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * How a folder differs from what was built; nothing where it does not. With `expected`, which comes from the deployment and not from the
 * image, the manifest itself must be the one that was released.
 */
export const bundleProblems = (folder: string, expected?: string): readonly string[] => {
  const present = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
  if (!present.includes(manifestFile)) return [`${manifestFile}: received none; should stand beside the server`];
  const text = readFileSync(join(folder, manifestFile), "utf8");
  const manifest = readManifest(text);
  if (!manifest) return [`${manifestFile}: should be what npm run build:server wrote`];
  const received = digestOf(text);
  const released =
    expected === undefined || received === expected
      ? []
      : [`${manifestFile}: received digest ${received}; should be ${expected}, as ${digestSetting} says`];
  const names = new Set([...Object.keys(manifest.files), ...present.filter((name) => name !== manifestFile)]);
  const changed = [...names].sort().flatMap((name) => {
    const right = Object.hasOwn(manifest.files, name) ? manifest.files[name] : undefined;
    if (right === undefined) return [`${name}: is not part of what was built; should not be in ${folder}`];
    if (!present.includes(name)) return [`${name}: is missing; should have digest ${right}`];
    const found = digestOf(readFileSync(join(folder, name)));
    return found === right ? [] : [`${name}: received digest ${found}; should be ${right}`];
  });
  return [...released, ...changed];
};
