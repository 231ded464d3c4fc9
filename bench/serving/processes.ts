/** Processes to be measured, each on a core of its own where `taskset` exists and there are two. */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";

type Started = ChildProcessByStdio<null, Readable, null>;

export const pinned = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** Servers run on one core, their callers on the other. */
const cores = { server: 0, load: 1 } as const;

export const start = (
  core: keyof typeof cores,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started => {
  const [command = "", ...rest] = [
    ...(pinned ? ["taskset", "-c", String(cores[core])] : []),
    process.execPath,
    ...args,
  ];
  return spawn(command, rest, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
};

/** The first line of JSON that it prints. */
export const firstLine = async (child: Started): Promise<unknown> => {
  let output = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    const line = /^\{.*\}$/m.exec(output.slice(0, output.lastIndexOf("\n") + 1))?.[0];
    if (line === undefined) continue;
    // Other output is read and dropped, so that the process never waits for a reader.
    child.stdout.resume();
    return JSON.parse(line);
  }
  throw new Error(`a process ended without saying anything: ${child.spawnargs.join(" ")}`);
};

export const stop = async (child: Started): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, "close");
};

export const residentMegabytes = ({ pid }: Pick<Started, "pid">): number => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number((Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024).toFixed(1));
};

/** User and system time so far; the kernel counts it in hundredths of a second. */
export const cpuMicroseconds = ({ pid }: Pick<Started, "pid">): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
