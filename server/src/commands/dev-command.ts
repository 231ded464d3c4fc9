import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Mistake } from "./command.ts";
import type { Command } from "./command.ts";

export const devUsage = "dev <server.ts> [--port 3000] [--scopes a,b] [--no-watch]";

/**
 * Serves the tools of a file on this machine, and again whenever one of its files changes: Node watches what was imported. The tokens stay the
 * same, so a client that is connected goes on.
 */
export const devCommand: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: "string", default: "3000" },
      scopes: { type: "string" },
      "no-watch": { type: "boolean", default: false },
    },
  });
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new Mistake(`usage: ${devUsage}`);
  const file = resolve(name);
  if (!existsSync(file)) throw new Mistake(`received ${name}; should be a file that exports tools and scopes`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Mistake(`--port: received ${values.port}; should be 1 to 65535`);
  const child = fileURLToPath(import.meta.url).replace(/dev-command(?=\.[jt]s$)/, "dev-server");
  const token = () => `dev-${randomBytes(18).toString("base64url")}`;
  const started = spawn(
    process.execPath,
    [
      ...process.execArgv,
      ...(values["no-watch"] ? [] : ["--watch", "--watch-preserve-output"]),
      ...[child, file, String(port), values.scopes ?? ""],
    ],
    // In the environment: arguments are seen by every user of the machine.
    { stdio: "inherit", env: { ...process.env, MCP_DEV_TOKEN: token(), MCP_DEV_APPROVER_TOKEN: token() } },
  );
  const end = () => started.kill("SIGTERM");
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  return new Promise((settle, fail) => {
    started.once("error", fail);
    started.once("exit", (code) => settle(code ?? 0));
  });
};
