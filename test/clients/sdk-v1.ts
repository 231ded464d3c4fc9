// The official client of the older line, which speaks 2025-11-25 alone. The suite beside the server's code has the newer one.
import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Flow } from "./flow.ts";
import { run } from "./program.ts";

const pinned = "@modelcontextprotocol/sdk@1.32.2";
const script = "sdk-v1-client.mjs";

export interface SdkV1 {
  readonly flows: readonly Flow[];
  remove(): void;
}

/** In a folder of its own: it is no dependency of this project. */
export const installSdkV1 = async (): Promise<SdkV1> => {
  const folder = mkdtempSync(join(tmpdir(), "sdk-v1-"));
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--loglevel=error"];
  await promisify(execFile)("npm", ["install", "--prefix", folder, ...options, pinned], { timeout: 300_000 });
  const path = join(folder, script);
  copyFileSync(new URL(`./${script}`, import.meta.url), path);
  return {
    flows: [
      {
        does: "official client of the older line: lists, and reads that there is no such tool",
        exit: 0,
        says: /"tools":\[.*"search_documents".*"error":"McpError","code":-32602,"message":"[^"]*Unknown tool/,
        hides: /Streamable HTTP error/,
        run: async ({ facts, token }) =>
          run(process.execPath, [path], {
            PATH: process.env["PATH"] ?? "",
            URL_OF_SERVER: facts.publicUrl,
            TOKEN: await token({ user: "alice", scopes: ["documents.read"] }),
          }),
      },
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
