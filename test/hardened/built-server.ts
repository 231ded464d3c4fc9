import { execFile, execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { writeSettings } from "@mcp-landing-zone/contract";
import { runFlags } from "../../server/hardening/run-flags.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Another Node than the one of the tests; the container's is 24. */
export const node = process.env["HARDENED_NODE"] ?? process.execPath;

export interface BuiltServer {
  /** What an image holds. */
  readonly app: string;
  readonly folder: string;
  remove(): void;
}

/** `npm run build:server`, into a folder of its own. */
export const buildServer = async (): Promise<BuiltServer> => {
  const folder = mkdtempSync(join(tmpdir(), "built-server-"));
  const program = ["--conditions=@mcp-landing-zone/source", "--import", "tsx/esm", "server/bin/build.ts", folder];
  await promisify(execFile)(process.execPath, program, { cwd: root });
  return { app: join(folder, "app"), folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export interface StartedServer extends ChildProcess {
  readonly said: () => string;
}

/** Starts a bundle as the container does: its flags, its folder, an environment that is the deployment's alone. */
export const startBuilt = (
  app: string,
  settings: SettingValues,
  env: Readonly<Record<string, string>>,
): StartedServer => {
  const child = spawn(node, [...runFlags(app, nodeMajor), "server.mjs"], {
    cwd: app,
    env: { NODE_ENV: "production", ...writeSettings(settings), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return Object.assign(child, { said: () => text });
};

/** Of the Node that runs the bundle. */
export const nodeMajor = Number(/^v(\d+)/.exec(execFileSync(node, ["--version"], { encoding: "utf8" }))?.[1]);
