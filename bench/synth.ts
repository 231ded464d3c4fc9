import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Time and memory of synthesising every stack of `standard`, paired run by run with an empty stack: with the bundles of the run before, as after the
// first time, and without, as after an installation. Prints JSON.
const root = fileURLToPath(new URL("..", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "bench-synth-"));
const pairs = Number(process.argv[2] ?? 9);

// A process knows its own peak memory best, and tells it as the last thing it does.
const reportPeak =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))";

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly stdout: string;
}

const run = (script: string, ...args: readonly string[]): Run => {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["--import", reportPeak, "tools/run-bundled.mjs", script, ...args],
    { cwd: root, encoding: "utf8" },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${script} failed:\n${stderr}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(stderr)![1]) / 1024, stdout };
};

const bundles = join(root, "node_modules/.cache/run-bundled");
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const rounded = (value: number): number => Math.round(value * 100) / 100;
const medians = (runs: readonly Run[]) => ({
  seconds: rounded(median(runs.map(({ seconds }) => seconds))),
  megabytes: Math.round(median(runs.map(({ megabytes }) => megabytes))),
});

try {
  const empty = () => run("bench/synth-empty.ts", join(out, "empty"));
  const standard = () => run("stacks/synth.ts", "--profile", "standard", "--out", join(out, "standard"));
  const measured = Array.from({ length: pairs }, () => {
    rmSync(bundles, { recursive: true, force: true });
    empty();
    return { first: standard(), empty: empty(), standard: standard() };
  });
  console.log(
    JSON.stringify(
      {
        node: process.versions.node,
        pairs,
        empty: medians(measured.map((pair) => pair.empty)),
        standard: medians(measured.map((pair) => pair.standard)),
        timesEmpty: rounded(median(measured.map((pair) => pair.standard.seconds / pair.empty.seconds))),
        first: medians(measured.map((pair) => pair.first)),
        growth: JSON.parse(run("bench/synth-growth.ts", out).stdout) as unknown,
      },
      null,
      2,
    ),
  );
} finally {
  rmSync(out, { recursive: true, force: true });
}
