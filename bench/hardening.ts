/** What each runtime protection costs: start of the bundle, and processor time of a call: `npm run bench:hardening`. Prints JSON. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle } from "../server/bin/bundle.ts";
import { protections, runFlags } from "../server/hardening/run-flags.ts";
import { sealPrototypes } from "../server/src/node/seal-prototypes.ts";
import { measureReadiness } from "./serving/ready.ts";
import { compare } from "./serving/throughput.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", multiple: true },
  },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];

/** All, or those that are named. */
const chosen = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => values.only?.includes(id) ?? true));

const folder = mkdtempSync(join(tmpdir(), "bench-hardening-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const bundled = async (script: string, name: string): Promise<string> => {
  await bundle(fileURLToPath(new URL(script, import.meta.url)), join(folder, name), name);
  return join(folder, name, `${name}.mjs`);
};
const load = await bundled("serving/load.ts", "load");
const target = await bundled("serving/target.ts", "target");
const server = await bundled("../server/src/main.ts", "server");

const sealing = `data:text/javascript,${encodeURIComponent(`(${sealPrototypes.toString()})();`)}`;
const variants: Readonly<Record<string, readonly string[]>> = chosen({
  none: runFlags(folder, undefined, []),
  ...Object.fromEntries(protections.map((one) => [one.id, runFlags(folder, undefined, [one])])),
  sealed: ["--import", sealing],
  "frozen intrinsics, not used": ["--frozen-intrinsics", "--disable-warning=ExperimentalWarning"],
  all: [...runFlags(folder), "--import", sealing],
});
const targets = Object.fromEntries(
  Object.entries(variants).map(([id, flags]) => [
    id,
    { args: [...flags, target, "oursWithoutDisk", "1", "8192"], revision: "2026-07-28" as const },
  ]),
);
const calls = await compare(targets, load, { connections: 50, seconds, rounds });
const start: Record<string, unknown> = {};
for (const [id, flags] of Object.entries(variants)) start[id] = await measureReadiness(server, rounds, flags);
console.log(JSON.stringify({ node: process.version, seconds, rounds, calls, start }, null, 2));
