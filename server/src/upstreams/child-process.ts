import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { lines } from "../lines.ts";

/** A program under our hand: what it says on either stream, line by line, and its end. */
export interface Child {
  readonly pid: number;
  /** Resolves when it has started; rejects when it cannot be. */
  readonly started: Promise<void>;
  write(line: string): void;
  /** Asks it to end, and soon makes it. */
  end(): Promise<void>;
  /** Makes it end now, with everything that it started. */
  kill(): void;
}

interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment: nothing of this process's own is passed on. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly maxLineBytes: number;
  readonly onLine: (line: Uint8Array) => void;
  /** A line of its error output, cut to size. */
  readonly onComplaint: (line: string) => void;
  /** It ended, or broke a rule and was ended. Called once. */
  readonly onEnd: (why: string) => void;
}

const graceMs = 1_000;
const longestComplaint = 8_192;
/** The most bytes that may wait in the child's standard input. */
const mostUnread = 4_194_304;

type Process = ChildProcessByStdio<Writable, Readable, Readable>;

/** The child leads a process group of its own, so that what it started ends with it. */
const signalGroup = (child: Process, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is empty.
  }
};

export const startChild = (options: ChildOptions): Child => {
  const { command, args, env, cwd, maxLineBytes, onLine, onComplaint, onEnd } = options;
  const child: Process = spawn(command, args, {
    env,
    cwd,
    shell: false,
    detached: true,
    windowsHide: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const kill = (): void => signalGroup(child, "SIGKILL");
  let ended = false;
  const end = (why: string): void => {
    if (ended) return;
    ended = true;
    process.removeListener("exit", kill);
    kill();
    onEnd(why);
  };
  process.once("exit", kill);

  const started = new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  started.catch(() => end("it could not be started"));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.once("exit", () => end("it ended"));
  child.stdin.on("error", () => end("it no longer listens"));
  child.stdout.on(
    "data",
    lines(
      maxLineBytes,
      (line) => !ended && onLine(line),
      () => end(`a line had more than ${maxLineBytes} bytes`),
    ),
  );
  const complaint = (line: Uint8Array): void =>
    onComplaint(Buffer.from(line.subarray(0, longestComplaint)).toString("utf8"));
  child.stderr.on("data", lines(longestComplaint, complaint, complaint));

  return {
    pid: child.pid ?? -1,
    started,
    write: (line) => {
      if (ended) throw new Error("the child has ended");
      child.stdin.write(`${line}\n`);
      if (child.stdin.writableLength > mostUnread) end("it does not read what it is sent");
    },
    end: async () => {
      if (ended) return;
      child.stdin.end();
      signalGroup(child, "SIGTERM");
      const timer = setTimeout(kill, graceMs);
      await exited;
      clearTimeout(timer);
    },
    kill: () => end("it was ended"),
  };
};
