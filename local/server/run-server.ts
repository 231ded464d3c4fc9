// The server as Azure would run it: its own process, its own entry point, an environment that says it is in a container.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { routes, writeSettings } from "@mcp-landing-zone/contract";
import type { StageReport } from "../calls/call-log.ts";
import { LaunchError } from "../launch-error.ts";

export interface ServerOptions {
  readonly settings: SettingValues;
  /** What else makes it believe that it runs in Azure. */
  readonly env: Readonly<Record<string, string>>;
  /** Modules that are loaded before it. */
  readonly preload: readonly URL[];
  /** What it logs, line by line. */
  readonly onLine: (line: string) => void;
  /** Which stages its requests enter. @default it is not asked */
  readonly onStages?: (reports: readonly StageReport[]) => void;
  /** Called when it ends by itself. */
  readonly onEnd: (what: string) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** Lets it end its requests, then waits until it is gone. */
  stop(): Promise<void>;
}

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const bundled = pathOf("../../tools/run-bundled.mjs");
const program = pathOf("server-main.ts");
const endWithParent = pathOf("end-with-parent.ts");
const reportStages = pathOf("report-stages.ts");

const readyWithinMs = 60_000;
const stopWithinMs = 5_000;
const keptLines = 20;

/** The variables passed on: those that locate programs and temporary files. Secrets and proxies of this environment do not reach the server. */
const inherited = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot"];

const environment = ({ settings, env }: ServerOptions): Record<string, string> => ({
  ...Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  ...writeSettings(settings),
  ...env,
});

export const runServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { bindAddress = "127.0.0.1", port = 8080 } = options.settings;
  const url = `http://${bindAddress}:${port}`;
  const child = spawn(
    process.execPath,
    [
      bundled,
      "--alone",
      ...[
        endWithParent,
        ...options.preload.map((url) => fileURLToPath(url)),
        ...(options.onStages ? [reportStages] : []),
      ].flatMap((module) => ["--first", module]),
      program,
    ],
    { env: environment(options), stdio: ["ignore", "ignore", "pipe", "ipc"], cwd: pathOf("../..") },
  );
  const last: string[] = [];
  let rest = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      last.push(line);
      if (last.length > keptLines) last.shift();
      options.onLine(line);
    }
  });

  child.on("message", (message) => options.onStages?.((message as { readonly stages: readonly StageReport[] }).stages));

  let stopping = false;
  let ended: string | undefined;
  const gone = new Promise<void>((resolve) => {
    const end = (what: string): void => {
      ended = `The server ended (${what}). The last it said:\n${last.map((line) => `  ${line}`).join("\n")}`;
      if (!stopping) options.onEnd(ended);
      resolve();
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ?? `code ${code}`));
  });

  const stop = async (): Promise<void> => {
    stopping = true;
    if (ended === undefined) child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    await gone;
    clearTimeout(late);
  };

  const isReady = async (): Promise<boolean> => {
    const answer = await fetch(url + routes.ready, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    return answer?.ok === true;
  };
  const deadline = Date.now() + readyWithinMs;
  while (!(await isReady())) {
    if (ended === undefined && Date.now() < deadline) {
      await sleep(50);
      continue;
    }
    const why = ended ?? `The server was not ready within ${readyWithinMs / 1_000} seconds.`;
    await stop();
    throw new LaunchError(why, "Read above what it refused; `npm run check` and `npm test` judge a changed server.");
  }
  return { url, pid: child.pid ?? 0, stop };
};
