// `npm start` and `npm stop` as a person types them, from another folder, on a machine with a proxy.
import type { ChildProcess } from "node:child_process";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eventually } from "../testing/wait.ts";
import { openPort } from "./listener.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const started: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "launch-test-"));
});
afterEach(() => {
  for (const { pid } of started.splice(0)) endGroup(pid!);
  rmSync(folder, { recursive: true, force: true });
});

/** A program that failed to end by itself leaves nothing to the next test. */
const endGroup = (pid: number): void => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};

/** The first of three ports in a row that no one listens on. */
const freePorts = async (): Promise<number> => {
  for (;;) {
    const first = await openPort(0);
    const next = await Promise.allSettled([openPort(first.port + 1), openPort(first.port + 2)]);
    await first.close();
    for (const one of next) if (one.status === "fulfilled") await one.value.close();
    if (next.every(({ status }) => status === "fulfilled")) return first.port;
  }
};

const start = (
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; uid?: number },
) => {
  const child = spawn(program, args, { cwd: folder, ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
  started.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void (text += chunk.toString()));
  return { child, said: () => text, ended: once(child, "close").then(([code]) => code as number | null) };
};

const npmStart = (port: number, env: NodeJS.ProcessEnv = {}) =>
  // The installed packages stay untouched: other tests run beside this one.
  start("npm", ["--prefix", root, "start", "--ignore-scripts", "--", "--port", String(port)], {
    env: { ...process.env, ...env, TMPDIR: folder },
  });

/** What a command says, from another folder. */
const npm = async (...words: readonly string[]): Promise<string> =>
  (await promisify(execFile)("npm", ["--prefix", root, ...words], { cwd: "/" })).stdout;

const ready = ({ said, ended }: ReturnType<typeof start>) =>
  Promise.race([
    eventually(() => (said().includes("Ctrl-C") ? true : undefined)),
    ended.then((code) => Promise.reject(new Error(`ended with ${code} before it was ready:\n${said()}`))),
  ]);

/** Those of the machine that belong to this checkout and listen for this port. */
const processesOf = async (port: number): Promise<readonly string[]> => {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "args="]);
  return stdout.split("\n").filter((line) => line.includes("local/start.ts") && line.includes(String(port)));
};

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/mcp`, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  );
const isGone = async (port: number) => {
  expect(await eventually(async () => ((await processesOf(port)).length === 0 ? true : undefined))).toBe(true);
  expect([await answers(port), await answers(port + 1), await answers(port + 2)]).toEqual([false, false, false]);
};

it("R-13 runs from any folder, sends nothing of loopback through a proxy, prints a curl that answers with JSON, exports an audit trail that is whole, and ends with npm stop", async () => {
  let asked = 0;
  const proxy = createServer((socket) => {
    asked += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = `http://127.0.0.1:${(proxy.address() as { readonly port: number }).port}`;
  const env = Object.fromEntries(
    ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].map((name) => [name, address]),
  );
  const port = await freePorts();
  const run = npmStart(port, { ...env, NODE_USE_ENV_PROXY: "1" });
  await ready(run);

  const [, printed = ""] = /With curl +(curl[\s\S]+?)\n\n/.exec(run.said()) ?? [];
  const curl = await promisify(execFile)("sh", ["-c", printed], { cwd: "/", env: { ...process.env, ...env } });
  const { result } = JSON.parse(curl.stdout) as { readonly result: { readonly tools: readonly { name: string }[] } };
  expect(result.tools.map(({ name }) => name)).toContain("search_documents");

  const trail = join(folder, "trail");
  const exported = await npm("run", "audit:export", "--", trail, "--port", String(port));
  const [, verify = ""] = /Verify them with:\n +npm (run audit:verify .+)/.exec(exported) ?? [];
  expect(await npm("--silent", ...verify.split(" "))).toMatch(
    /^\{"stream":"[^"]+","sound":true,"records":\d+,"uncovered":0\}$/m,
  );
  // A record that was changed is named.
  const [records = ""] = readdirSync(trail).filter((name) =>
    readFileSync(join(trail, name), "utf8").includes('"tool.call"'),
  );
  const text = readFileSync(join(trail, records), "utf8");
  writeFileSync(join(trail, records), text.replace('"tool.call"', '"tool.coll"'));
  await expect(npm(...verify.split(" "))).rejects.toMatchObject({ code: 1 });

  rmSync(trail, { recursive: true });

  await promisify(execFile)("npm", ["--prefix", root, "stop", "--", "--port", String(port)], { cwd: "/" });
  expect(await run.ended).toBe(0);
  await isGone(port);
  proxy.close();
  expect(asked).toBe(0);
});

it.each([
  ["", {}],
  [" behind a proxy", { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: "http://127.0.0.1:1" }],
])("R-13 SIGTERM to npm stops launcher and server%s, and leaves nothing behind", async (_where, env) => {
  const port = await freePorts();
  const run = npmStart(port, env);
  await ready(run);
  run.child.kill("SIGTERM");
  await run.ended;
  await isGone(port);
  expect(await eventually(() => (left().length === 0 ? true : undefined))).toBe(true);
});

/** Entries of the folder for temporary files besides the transpiler's own cache. */
const left = (): readonly string[] => readdirSync(folder).filter((name) => !/^(?:tsx-|node-compile-cache)/.test(name));

/** The reason to skip: only root can become a user without the right to write here. */
const cannotBecomeAnother = process.getuid?.() === 0 ? undefined : "not root";

it.skipIf(cannotBecomeAnother !== undefined)("runs from a checkout that it may not write", async () => {
  const withoutRights = 65_534;
  chmodSync(folder, 0o777);
  const program = ["--import", "./tools/help.mjs", "tools/run-bundled.mjs", "--alone", "local/start.ts", "--check"];
  const env = { PATH: process.env["PATH"], HOME: folder, TMPDIR: folder };
  const run = start(process.execPath, [...program, "--port", String(await freePorts())], {
    cwd: root,
    env,
    uid: withoutRights,
  });
  expect([await run.ended, run.said()]).toEqual([0, expect.stringContaining("As expected")]);
  expect(run.said()).not.toContain("NOT AS EXPECTED");
  expect(left()).toEqual([]);
});
