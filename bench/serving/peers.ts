/** Alternative servers for comparison. They are no dependency of this project: a folder of their own takes them. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Target } from "./throughput.ts";

const packages = ["@modelcontextprotocol/sdk@1.32.2", "fastmcp@4.20.16", "zod@4.1.13"];
const scripts = { fastmcp: "fastmcp.mjs", sdkV1: "sdk-v1.mjs" } as const;
const bytes = 1_000;

interface Peers {
  readonly targets: Readonly<Record<string, Target>>;
  /** What they are, or why they could not be measured. */
  readonly note: string;
}

/** Installs the peers in `folder`. Without a registry nothing of them is measured, which is said. */
export const installPeers = (folder: string, ports: readonly number[]): Peers => {
  mkdirSync(folder, { recursive: true });
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--loglevel=error"];
  try {
    execFileSync("npm", ["install", "--prefix", folder, ...options, ...packages], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    const reason = String((error as { readonly stderr?: unknown }).stderr ?? error).split("\n")[0] ?? "";
    return { targets: {}, note: `not measured: ${packages.join(", ")} could not be installed (${reason})` };
  }
  const targets = Object.entries(scripts).map(([title, script], at): [string, Target] => {
    const path = join(folder, script);
    copyFileSync(fileURLToPath(new URL(`./peers/${script}`, import.meta.url)), path);
    return [title, { args: [path, String(ports[at]), String(bytes)], revision: "2025-11-25" }];
  });
  return { targets: Object.fromEntries(targets), note: `installed for this run alone: ${packages.join(", ")}` };
};
