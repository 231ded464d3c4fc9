// The attack suite as a process of its own: one at a time, bounded in time, its results kept until the next.
import { spawn } from "node:child_process";
import { Socket } from "node:net";
import { createInterface } from "node:readline";

/** One case that has ended, as the suite tells the process that started it. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly owasp: string;
  readonly proves: readonly string[];
  readonly outcome: "passed" | "failed" | "error" | "not-observable";
  readonly problems: readonly string[];
  /** How many cases have ended, and how many there are. */
  readonly done: number;
  readonly all: number;
}

export interface AttackCommand {
  /** Of Node. The program tells its results over the channel to its parent. */
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly longestMs: number;
}

/** `stopped`: by a person. `late`: it took longer than it may. */
type AttackEnd = "passed" | "failed" | "stopped" | "late";

export interface AttackProgress {
  readonly state: "none" | "running" | "ended";
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly end?: AttackEnd;
  /** Number of the first of these results. */
  readonly from: number;
  readonly results: readonly CaseResult[];
  /** The last of what it wrote. */
  readonly lines: readonly string[];
}

export interface AttackRun {
  /** Whether it was started; not while another one runs. */
  start(): boolean;
  stop(): void;
  /** How it goes, with its results from a number on. */
  progress(from: number): AttackProgress;
}

const mostResults = 10_000;
const mostLines = 200;
const longestLine = 500;

export const createAttackRun = ({ arguments: args, directory, longestMs }: AttackCommand): AttackRun => {
  let end: ((how: AttackEnd) => void) | undefined;
  let about: Omit<AttackProgress, "from" | "results" | "lines"> = { state: "none" };
  let results: CaseResult[] = [];
  let lines: string[] = [];

  const keepLine = (line: string): void => {
    lines.push(line.slice(0, longestLine));
    if (lines.length > mostLines) lines.shift();
  };

  const start = (): boolean => {
    if (end) return false;
    const startedAt = new Date().toISOString();
    results = [];
    lines = [];
    const child = spawn(process.execPath, [...args], { cwd: directory, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    let cut: AttackEnd | undefined;
    end = (how) => {
      cut ??= how;
      child.kill("SIGKILL");
    };
    const late = setTimeout(() => end?.("late"), longestMs).unref();
    const ended = (how: AttackEnd): void => {
      clearTimeout(late);
      end = undefined;
      about = { state: "ended", startedAt, endedAt: new Date().toISOString(), end: cut ?? how };
    };
    about = { state: "running", startedAt };
    child.on("message", (result) => {
      if (results.length < mostResults) results.push(result as CaseResult);
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", keepLine);
      // A process that ends while it runs does not wait for it; it ends with the process.
      if (stream instanceof Socket) stream.unref();
    }
    child.channel?.unref();
    child.unref();
    child.once("error", (error) => {
      keepLine(error.message);
      ended("failed");
    });
    child.once("close", (code) => ended(code === 0 ? "passed" : "failed"));
    return true;
  };

  return {
    start,
    stop: () => end?.("stopped"),
    progress: (from) => ({ ...about, from, results: results.slice(from), lines }),
  };
};
