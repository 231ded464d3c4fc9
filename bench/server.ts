/**
 * The server against the raw floor and the bare SDK, in one run: `npm run bench:server`. Servers are pinned to one core and
 * the load to another, where `taskset` exists and there are two. Prints JSON.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { envelope } from "@mcp-landing-zone/contract";
import { argumentText } from "./serving/payload.ts";

interface Target {
  readonly name: "floor" | "sdk" | "ours" | "oursWithoutDisk";
  readonly tools: number;
  readonly bytes: number;
}

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
  /** Answers in all, those of the warm-up included. */
  readonly answered: number;
}

interface Costed extends Measured {
  /** Processor time of the server for one answer: steadier than throughput where others use the machine too. */
  readonly cpuMicroseconds: number;
  readonly megabytes: number;
}

const seconds = Number(process.env["BENCH_SECONDS"] ?? 5);
const rounds = Number(process.env["BENCH_ROUNDS"] ?? 3);
const pinned = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;
const node = ["node", "--conditions=@mcp-landing-zone/source", "--import", "tsx"];

const start = (core: number, script: string, args: readonly string[]) => {
  const path = fileURLToPath(new URL(`./serving/${script}`, import.meta.url));
  const [command = "", ...rest] = [...(pinned ? ["taskset", "-c", String(core)] : []), ...node, path, ...args];
  return spawn(command, rest, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
};

const firstLine = async (child: ReturnType<typeof start>): Promise<unknown> => {
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes("\n")) return JSON.parse(output.slice(0, output.indexOf("\n")));
  }
  throw new Error(`a process ended without saying anything: ${child.spawnargs.join(" ")}`);
};

const call = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: {
    name: "echo",
    arguments: { say: argumentText },
    _meta: {
      [envelope.protocolVersion]: "2026-07-28",
      [envelope.clientCapabilities]: {},
      [envelope.clientInfo]: { name: "bench", version: "1.0.0" },
    },
  },
};

const fixedHeaders = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
  "mcp-protocol-version": "2026-07-28",
  "mcp-method": "tools/call",
  "mcp-name": "echo",
};

const residentMegabytes = (pid: number | undefined): number => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024);
};

/** User and system time so far; the kernel counts it in hundredths of a second. */
const cpuMicroseconds = (pid: number | undefined): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};

const measure = async ({ name, tools, bytes }: Target, connections: number): Promise<Costed> => {
  const server = start(0, "target.ts", [name, String(tools), String(bytes)]);
  try {
    const { port, headers } = (await firstLine(server)) as { port: number; headers: Record<string, string> };
    const orders = {
      port,
      headers: { ...fixedHeaders, ...headers },
      body: JSON.stringify(call),
      connections,
      warmSeconds: 2,
      seconds,
    };
    const before = cpuMicroseconds(server.pid);
    const measured = (await firstLine(start(1, "load.ts", [JSON.stringify(orders)]))) as Measured;
    const spent = cpuMicroseconds(server.pid) - before;
    return {
      ...measured,
      cpuMicroseconds: Math.round(spent / measured.answered),
      megabytes: residentMegabytes(server.pid),
    };
  } finally {
    server.kill();
    await once(server, "close");
  }
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Targets take turns, so that a slow minute of the machine falls on all of them. */
const compare = async (targets: Readonly<Record<string, Target>>, connections: number) => {
  const runs = new Map<string, Costed[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [title, target] of Object.entries(targets)) {
      runs.set(title, [...(runs.get(title) ?? []), await measure(target, connections)]);
    }
  }
  return Object.fromEntries(
    [...runs].map(([title, measured]) => [
      title,
      {
        perSecond: median(measured.map(({ perSecond }) => perSecond)),
        p50: median(measured.map(({ p50 }) => p50)),
        p99: median(measured.map(({ p99 }) => p99)),
        cpuMicroseconds: median(measured.map(({ cpuMicroseconds: spent }) => spent)),
        megabytes: median(measured.map(({ megabytes }) => megabytes)),
        failures: measured.reduce((sum, { failures }) => sum + failures, 0),
      },
    ]),
  );
};

const throughput = await compare(
  {
    floor: { name: "floor", tools: 1, bytes: 8_192 },
    bareSdk: { name: "sdk", tools: 1, bytes: 1_000 },
    ours: { name: "ours", tools: 1, bytes: 8_192 },
    oursWithoutDisk: { name: "oursWithoutDisk", tools: 1, bytes: 8_192 },
    ours50Tools: { name: "ours", tools: 50, bytes: 8_192 },
    ours64KB: { name: "ours", tools: 1, bytes: 65_536 },
  },
  50,
);
const latency = await compare(
  { bareSdk: { name: "sdk", tools: 1, bytes: 1_000 }, ours: { name: "ours", tools: 1, bytes: 8_192 } },
  1,
);

console.log(
  JSON.stringify(
    { node: process.version, pinned, seconds, rounds, connections50: throughput, connections1: latency },
    null,
    2,
  ),
);
