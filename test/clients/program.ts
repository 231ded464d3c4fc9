// A foreign program, in an exact version, on the Node that it needs, with a home of its own that is gone afterwards.
import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

export interface Ran {
  readonly exit: number | null;
  /** What it said, on either channel. */
  readonly said: string;
}

export interface Home {
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

const node = "node@24.21.0";
const withinMs = 60_000;

/** Directories of a package's commands and of the Node that runs them; installs both when they are not there. */
export const pathOf = async (pinned: string, command: string): Promise<string> => {
  const args = ["--yes", "-p", node, "-p", pinned, "-c", `command -v node ${command}`];
  const { stdout } = await promisify(execFile)("npx", args, { timeout: 300_000 });
  return [...new Set(stdout.trim().split("\n").map(dirname))].join(delimiter);
};

/** No person sits at this machine: what would open a browser opens nothing. */
const browsers = ["xdg-open", "open"];

export const createHome = (path: string): Home => {
  const folder = mkdtempSync(join(tmpdir(), "client-"));
  const commands = join(folder, "commands");
  mkdirSync(commands);
  for (const name of browsers) {
    writeFileSync(join(commands, name), "#!/bin/sh\n");
    chmodSync(join(commands, name), 0o755);
  }
  const all = [commands, path, process.env["PATH"] ?? ""].join(delimiter);
  return { env: { PATH: all, HOME: folder }, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Runs it to its end; `onSaid` is shown everything so far whenever there is more. */
export const run = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onSaid: (said: string) => void = () => undefined,
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], timeout: withinMs });
    let said = "";
    for (const channel of [child.stdout, child.stderr]) {
      channel.setEncoding("utf8").on("data", (more: string) => {
        said += more;
        onSaid(said);
      });
    }
    child.once("error", reject);
    child.once("close", (exit) => resolve({ exit, said }));
  });
