// The attack suite as a process of its own: one at a time, bounded in time, its last lines kept.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface AttackCommand {
  /** Arguments of Node. */
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly longestMs: number;
}

/** `stopped`: by a person. `late`: it took longer than it may. */
export type AttackEnd = "passed" | "failed" | "stopped" | "late";

export interface AttackProgress {
  readonly state: "none" | "running" | "ended";
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly end?: AttackEnd;
  /** Number of the first of the lines. */
  readonly from: number;
  readonly lines: readonly string[];
}

export interface AttackRun {
  /** Whether it was started; not while another one runs. */
  start(): boolean;
  stop(): void;
  /** How it goes, with its lines from a number on. */
  progress(from: number): AttackProgress;
}

const mostLines = 2_000;
const longestLine = 500;

/** What a terminal makes colours and movements of; a page shows words. */
// eslint-disable-next-line no-control-regex
const escapes = /\u001b\[[0-9;?]*[A-Za-z]/g;

export const createAttackRun = ({ arguments: args, directory, longestMs }: AttackCommand): AttackRun => {
  let running: { readonly end: (how: AttackEnd) => void } | undefined;
  let about: Omit<AttackProgress, "from" | "lines"> = { state: "none" };
  let lines: string[] = [];
  let dropped = 0;

  const keep = (line: string): void => {
    lines.push(line.replaceAll(escapes, "").slice(0, longestLine));
    if (lines.length <= mostLines) return;
    lines.shift();
    dropped += 1;
  };

  const start = (): boolean => {
    if (running) return false;
    const startedAt = new Date().toISOString();
    const child = spawn(process.execPath, [...args], {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let cut: AttackEnd | undefined;
    const end = (how: AttackEnd): void => {
      cut ??= how;
      child.kill("SIGKILL");
    };
    const late = setTimeout(() => end("late"), longestMs);
    const ended = (how: AttackEnd): void => {
      clearTimeout(late);
      running = undefined;
      about = { state: "ended", startedAt, endedAt: new Date().toISOString(), end: cut ?? how };
    };
    running = { end };
    about = { state: "running", startedAt };
    lines = [];
    dropped = 0;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", keep);
    }
    child.once("error", (error) => {
      keep(error.message);
      ended("failed");
    });
    child.once("close", (code) => ended(code === 0 ? "passed" : "failed"));
    return true;
  };

  return {
    start,
    stop: () => running?.end("stopped"),
    progress: (from) => {
      const first = Math.max(from, dropped);
      return { ...about, from: first, lines: lines.slice(first - dropped) };
    },
  };
};
