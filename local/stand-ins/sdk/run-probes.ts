// Stand-ins judged by the unmodified SDKs: a child process with the environment of a container.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ProbeInput, ProbeName } from "./probes.ts";

export interface Seen {
  readonly ok?: unknown;
  readonly error?: string;
  readonly statusCode?: number;
  readonly code?: string;
}

export type Run = readonly [name: ProbeName, argument: string];

const child = fileURLToPath(new URL("probe.child.ts", import.meta.url));

/** Settings that trust a certificate or name a proxy are read when a process starts, hence another process. */
export const runProbes = async (env: NodeJS.ProcessEnv, input: ProbeInput, runs: readonly Run[]): Promise<Seen[]> => {
  const { PATH, HOME } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", child, JSON.stringify({ input, runs })],
    { env: { PATH, HOME, ...env }, timeout: 60_000 },
  );
  return JSON.parse(stdout) as Seen[];
};
