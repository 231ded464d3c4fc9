import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { listen } from "./stand-ins/http/listen.ts";
import { eventually } from "../testing/wait.ts";

// Each starts processes, which on a busy machine takes its time.

const root = fileURLToPath(new URL("..", import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

let folder: string;
const runs: Run[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "launch-test-"));
});
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is left of it in the folder for temporary files, besides the translator's own cache. */
const left = async (): Promise<readonly string[]> => (await readdir(folder)).filter((name) => !name.startsWith("tsx-"));

const node = (script: string, ...args: readonly string[]): Run => {
  const child = spawn(
    process.execPath,
    ["--conditions=@mcp-landing-zone/source", "--import", "tsx", `local/${script}`, ...args],
    { cwd: root, env: { ...process.env, TMPDIR: folder }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let text = "";
  const hear = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const run = { child, said: () => text, ended: once(child, "close").then(([code]) => code as number | null) };
  runs.push(run);
  return run;
};

const urlIn = ({ said }: Run): Promise<string> =>
  eventually(() => /MCP server\s+(http:\S+)[\s\S]+Ctrl-C/.exec(said())?.[1]);

const isGone = async (url: string): Promise<true | undefined> =>
  fetch(url, { method: "POST", signal: AbortSignal.timeout(1_000) }).then(
    () => undefined,
    () => true,
  );

/** The server of a launcher, which is its only child. */
const serverOf = async ({ child }: Run): Promise<number> => {
  const list = spawn("ps", ["-A", "-o", "pid=,ppid=,args="], { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  list.stdout.on("data", (chunk: Buffer) => void (text += chunk.toString()));
  await once(list, "close");
  const lines = text.split("\n").map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  return Number(lines.find((line) => Number(line?.[2]) === child.pid && line?.[3]?.includes("main.ts"))?.[1]);
};

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it("a run that checks shows a call that is allowed and one that is refused, and ends well", async () => {
  const run = node("main.ts", "--port", "0", "--check");
  expect(await run.ended).toBe(0);
  expect(run.said().match(/^As expected: .*\n {2}\d{3}/gm)).toEqual([
    expect.stringMatching(/200$/),
    expect.stringMatching(/403$/),
  ]);
  expect(await left()).toEqual([]);
});

describe("a run that stays", () => {
  it("R-13 Ctrl-C stops all of it and leaves nothing behind", async () => {
    const run = node("main.ts", "--port", "0");
    const url = await urlIn(run);
    const server = await serverOf(run);
    expect(lives(server)).toBe(true);
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect([lives(server), await isGone(url), await left()]).toEqual([false, true, []]);
  });

  it("stops while it starts, and leaves nothing behind either", async () => {
    const run = node("main.ts", "--port", "0");
    await eventually(() => (run.said().includes("Starting the server") ? true : undefined));
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(await left()).toEqual([]);
  });

  it("a server that ends takes the rest with it, and is said to have ended", async () => {
    const run = node("main.ts", "--port", "0");
    await urlIn(run);
    process.kill(await serverOf(run), "SIGKILL");
    expect([await run.ended, run.said()]).toEqual([1, expect.stringContaining("The server ended (SIGKILL)")]);
    expect(await left()).toEqual([]);
  });

  it("the server does not outlive a launcher that was killed, and the next start removes its files", async () => {
    const run = node("main.ts", "--port", "0");
    await urlIn(run);
    const server = await serverOf(run);
    run.child.kill("SIGKILL");
    await run.ended;
    await eventually(() => (lives(server) ? undefined : true));
    expect(await left()).not.toEqual([]);
    expect(await node("main.ts", "--port", "0", "--check").ended).toBe(0);
    expect(await left()).toEqual([]);
  });
});

describe("messages for a person", () => {
  it.each(["18.20.8", "20.11.1", "25.0.0"])("Node %s will not do, and which one would", async (version) => {
    const pretending = `data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "${version}" } })`;
    const child = spawn(process.execPath, ["--import", pretending, "tools/install.mjs"], { cwd: root });
    let text = "";
    child.stderr.on("data", (chunk: Buffer) => void (text += chunk.toString()));
    expect((await once(child, "close"))[0]).toBe(1);
    expect(text).toMatch(`Node ${version} will not do: install Node 20.19 or later, up to 24`);
  });

  it("a busy port: which, and what to do", async () => {
    const busy = await listen(createServer());
    const run = node("main.ts", "--port", String(busy.port));
    expect(await run.ended).toBe(1);
    await busy.close();
    expect(run.said()).toContain(`Port ${busy.port} is in use.\nStop what listens there`);
  });

  it("a busy port is known before any stack is written, also when it is the third", async () => {
    const busy = await listen(createServer());
    const run = node("start.ts", "--port", String(busy.port - 2));
    expect(await run.ended).toBe(1);
    await busy.close();
    expect(run.said()).toContain(`Port ${busy.port} is in use.`);
    expect(run.said()).not.toContain("Synthesised");
  });

  it.each([
    ["start.ts", ["--prot", "1"], "npm start -- [--port"],
    ["commands/stop.ts", ["--port", "1"], "No deployment runs at port 1 of this machine.\nStart one with: npm start"],
    ["main.ts", ["--prot", "1"], "npm start -- [--port"],
    ["commands/token.ts", ["--port", "1"], "No deployment runs at port 1 of this machine.\nStart one with: npm start"],
  ])("%s %j: what was received and what would be right", async (script, args, said) => {
    const run = node(script, ...args);
    expect(await run.ended).toBe(1);
    expect(run.said()).toContain(said);
  });
});
