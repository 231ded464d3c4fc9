import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Mistake, wronglyAsked } from "./command.ts";
import type { Command } from "./command.ts";
import { whenParentEnds } from "../parent.ts";
import { watchSources } from "./watch-sources.ts";

export const devUsage = "dev <server.ts> [--port 3000] [--scopes a,b] [--no-watch]";

const program = fileURLToPath(import.meta.url).replace(/dev-command(?=\.[jt]s$)/, "dev-server");

/** A server that was started. */
interface Run {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly ended: Promise<number>;
}

/** Resolves at Ctrl-C, at SIGTERM, and when npm is gone, which does not pass on what ends it. */
const stopAsked = (): Promise<undefined> =>
  new Promise((resolve) => {
    const stop = () => resolve(undefined);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
    whenParentEnds(stop);
  });

const untilItEnds = async ({ child, ended }: Run): Promise<number> => {
  void stopAsked().then(() => child.kill());
  return ended;
};

/** Starts it anew after each change, until it is to stop. One that ended by itself waits for the change that mends it. */
const untilStopped = async (file: string, start: () => Run): Promise<number> => {
  const stopped = stopAsked();
  for (;;) {
    const { child, ended } = start();
    let unwatch = () => undefined as void;
    const changed = new Promise<"changed">((resolve) => {
      unwatch = watchSources(file, () => resolve("changed"));
    });
    let why = await Promise.race([stopped, changed, ended]);
    if (typeof why === "number" && why !== wronglyAsked) {
      console.error("Waiting for a change of its files …");
      why = await Promise.race([stopped, changed]);
    }
    unwatch();
    child.kill();
    await ended;
    if (why !== "changed") return why ?? 0;
    console.log("\nA file has changed.");
  }
};

/**
 * Serves the tools of a file on this machine, and again whenever a source file of its project changes. The tokens stay the same, so a client
 * that is connected goes on.
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
  const token = () => `dev-${randomBytes(18).toString("base64url")}`;
  // In the environment: arguments are seen by every user of the machine.
  const env = { ...process.env, MCP_DEV_TOKEN: token(), MCP_DEV_APPROVER_TOKEN: token() };
  const start = (): Run => {
    const child = spawn(process.execPath, [...process.execArgv, program, file, String(port), values.scopes ?? ""], {
      // The channel tells it when this process is gone, however that came about.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env,
    });
    return { child, ended: once(child, "exit").then(([code]) => (code as number | null) ?? 0) };
  };
  return values["no-watch"] ? untilItEnds(start()) : untilStopped(file, start);
};
