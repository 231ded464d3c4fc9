import "../stacks/command/quick-start.ts";
import type { App } from "cdktf";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { addDeployment, createApp } from "../stacks/app.ts";
import { deployment } from "../deployment.config.ts";

// Milliseconds of processor time, and megabytes of live heap, to build and write an app with 1, 2, 4 … deployments, and one deployment with 1, 10, 25, 50 servers: medians after a warm-up.
const out = process.argv[2]!;
const sizes = [1, 2, 4, 8];

const serverCounts = [1, 10, 25, 50];
const standard = { ...deployment, profile: "standard" } as const;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

interface Cost {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const costOf = (add: (app: App) => void): Cost => {
  const outdir = join(out, "growth");
  const start = process.cpuUsage();
  const app = createApp(outdir);
  add(app);
  app.synth();
  const { user, system } = process.cpuUsage(start);
  rmSync(outdir, { recursive: true });
  collect();
  const megabytes = Math.round(process.memoryUsage().heapUsed / 1_048_576);
  // The app is alive until here: its tree is what the heap holds.
  return app.node.children.length > 0
    ? { milliseconds: Math.round((user + system) / 1_000), megabytes }
    : { milliseconds: 0, megabytes };
};

const median = (runs: number, add: (app: App) => void): Cost =>
  Array.from({ length: runs }, () => costOf(add)).sort((a, b) => a.milliseconds - b.milliseconds)[
    Math.floor(runs / 2)
  ]!;

const deployments = (count: number) => (app: App) => {
  for (let index = 0; index < count; index++) addDeployment(app, { ...standard, environment: `env-${index}` });
};
const servers = (count: number) => (app: App) => {
  const [server] = standard.servers;
  const { image, users } = server!;
  const named = Array.from({ length: count }, (_, index) => ({ name: `server-${index}`, image, users }));
  addDeployment(app, { ...standard, servers: named });
};

costOf(deployments(1));
const growth = sizes.map((count) => {
  const cost = median(5, deployments(count));
  return { deployments: count, ...cost, perDeployment: Math.round(cost.milliseconds / count) };
});
const ofServers = serverCounts.map((count) => {
  const cost = median(3, servers(count));
  return { servers: count, ...cost, perServer: Math.round(cost.milliseconds / count) };
});
console.log(JSON.stringify({ deployments: growth, servers: ofServers }));
