/**
 * The server against the raw floor, the bare SDK and other servers, in one run: `npm run bench:server`. Prints JSON; what
 * is measured is described in server/README.md.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "../server/bin/bundle.ts";
import { freePort } from "../testing/free-port.ts";
import { measureCalls, measureStreams } from "./serving/memory.ts";
import { installPeers } from "./serving/peers.ts";
import { pinned } from "./serving/processes.ts";
import { measureFloor, measureReadiness } from "./serving/ready.ts";
import { measureStages } from "./serving/stages.ts";
import { answersFor, compare } from "./serving/throughput.ts";
import type { Target } from "./serving/throughput.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    calls: { type: "string", default: "1000000" },
  },
});
const [seconds, rounds, calls] = [Number(values.seconds), Number(values.rounds), Number(values.calls)];

const folder = mkdtempSync(join(tmpdir(), "bench-server-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const bundled = async (script: string, name: string, readable = false): Promise<string> => {
  await bundle(fileURLToPath(new URL(script, import.meta.url)), join(folder, name), name, readable);
  return join(folder, name, `${name}.mjs`);
};
const load = await bundled("serving/load.ts", "load");
const targetScript = await bundled("serving/target.ts", "target");
const serverScript = await bundled("../server/src/main.ts", "server");

const target = (name: string, tools: number, bytes: number): Target => ({
  args: [targetScript, name, String(tools), String(bytes)],
  revision: "2026-07-28",
});
const ours = target("ours", 1, 8_192);
const bareSdk = target("sdk", 1, 8_192);
const peers = installPeers(join(folder, "peers"), [await freePort(), await freePort()]);

const connections50 = await compare(
  {
    floor: target("floor", 1, 8_192),
    bareSdk1KB: target("sdk", 1, 1_000),
    bareSdk,
    ...peers.targets,
    ours1KB: target("ours", 1, 1_000),
    ours,
    oursWithoutDisk: target("oursWithoutDisk", 1, 8_192),
    ours50Tools: target("ours", 50, 8_192),
    bareSdk64KB: target("sdk", 1, 65_536),
    ours64KB: target("ours", 1, 65_536),
    bareSdkList: { ...target("sdk", 50, 8_192), lists: true },
    oursList: { ...target("ours", 50, 8_192), lists: true },
    bareSdk2025: { ...bareSdk, revision: "2025-11-25" },
    ours2025: { ...ours, revision: "2025-11-25" },
  },
  load,
  { connections: 50, seconds, rounds },
);
/** Answers of ours for one of the bare SDK: the same tool, answers of the same size. */
const timesBareSdk = {
  "1 KB": answersFor(connections50["ours1KB"], connections50["bareSdk1KB"]),
  "8 KB": answersFor(connections50["ours"], connections50["bareSdk"]),
  "64 KB": answersFor(connections50["ours64KB"], connections50["bareSdk64KB"]),
  "list of 50 tools": answersFor(connections50["oursList"], connections50["bareSdkList"]),
  "8 KB, 2025-11-25": answersFor(connections50["ours2025"], connections50["bareSdk2025"]),
};
const connections1 = await compare({ bareSdk, ours }, load, { connections: 1, seconds, rounds });
const stages = await measureStages(
  await bundled("serving/target.ts", "readable", true),
  ours.args.slice(1),
  load,
  join(folder, "profiles"),
);
const streams = await measureStreams(target("oursWithSessions", 1, 8_192).args);
const afterCalls = await measureCalls(ours.args, load, calls);
const start = {
  ours: await measureReadiness(serverScript, rounds),
  sdkAlone: await measureFloor(await bundled("serving/sdk-alone.ts", "sdk-alone"), rounds),
};

console.log(
  JSON.stringify(
    {
      node: process.version,
      pinned,
      seconds,
      rounds,
      peers: peers.note,
      timesBareSdk,
      connections50,
      connections1,
      stages,
      memory: { streams, calls: afterCalls },
      start,
    },
    null,
    2,
  ),
);
