// Writes the stacks, then runs a program in this process: `node … tools/after-synth.mjs program.ts …`.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const tool = (name) => fileURLToPath(new URL(name, import.meta.url));
const synth = [tool("run-bundled.mjs"), tool("../stacks/synth.ts"), "--brief"];
const { status } = spawnSync(process.execPath, synth, { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
process.argv.splice(1, 1);
process.argv[1] = resolve(process.argv[1]);
await import(pathToFileURL(process.argv[1]).href);
