// What `npm start` runs: judges its arguments and its ports before it spends time on the stacks, writes them, and starts the deployment.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { explained, LaunchError } from "./launch-error.ts";
import { openPort } from "./listener.ts";
import { launchOptions } from "./configuration/options.ts";
import { whenParentEnds } from "../server/src/parent.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Node 22 and later send even loopback traffic through a proxy when the environment at start names one; later changes have no effect. */
const proxied = process.env["NODE_USE_ENV_PROXY"] !== undefined;

/** The three that everything answers on, each tried and let go again. */
const refuseBusyPorts = async (port: number): Promise<void> => {
  if (port === 0) return;
  for (const distance of [0, 1, 2]) {
    const { close } = await openPort(port + distance).catch((error: unknown) => {
      throw explained(error);
    });
    await close();
  }
};

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** In the checkout, where other commands look for them; elsewhere when that cannot be written. */
const folderForStacks = (): string => {
  const usual = join(root, "cdktf.out");
  if (isWritable(existsSync(usual) ? usual : root)) return usual;
  const folder = mkdtempSync(join(tmpdir(), "stacks-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const synthesise = (out: string, config: string | undefined): void => {
  const programs = ["tools/run-bundled.mjs", "stacks/synth.ts"].map((path) => join(root, path));
  const synth = [...programs, "--brief", "--out", out, ...(config === undefined ? [] : ["--config", config])];
  const { status } = spawnSync(process.execPath, synth, { stdio: "inherit", cwd: root });
  if (status !== 0) process.exit(status ?? 1);
};

/** The same program in a process without a proxy; signals reach it through this one. */
const withoutProxy = async (): Promise<never> => {
  const env = { ...process.env };
  delete env["NODE_USE_ENV_PROXY"];
  const bundled = join(root, "tools/run-bundled.mjs");
  const program = fileURLToPath(import.meta.url);
  const words = [...process.execArgv, bundled, "--alone", program, ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  whenParentEnds(() => child.kill("SIGTERM"));
  const code = await new Promise<number>((resolve) => child.once("exit", (status) => resolve(status ?? 1)));
  process.exit(code);
};

const launch = async (): Promise<void> => {
  try {
    if (proxied) await withoutProxy();
    const options = launchOptions(process.argv.slice(2));
    await refuseBusyPorts(options.port);
    if (options.stacks === undefined) {
      const out = folderForStacks();
      synthesise(out, options.config);
      process.argv.push("--stacks", out);
    }
    await import("./main.ts");
  } catch (error) {
    console.error(error instanceof LaunchError ? `${error.message}\n${error.remedy}` : error);
    process.exitCode = 1;
  }
};

void launch();
