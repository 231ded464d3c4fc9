import "../stacks/quick-start.ts";
import type { App } from "cdktf";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { addDeployment, createApp } from "../stacks/app.ts";
import { deployment } from "../deployment.config.ts";

// Milliseconds to build and write an app with 1, 2, 4 … deployments, and one deployment with 1, 10, 25, 50 servers: medians after a warm-up.
const out = process.argv[2]!;
const sizes = [1, 2, 4, 8];

const serverCounts = [1, 10, 25, 50];
const standard = { ...deployment, profile: "standard" } as const;

function milliseconds(add: (app: App) => void): number {
  const outdir = join(out, "growth");
  const start = performance.now();
  const app = createApp(outdir);
  add(app);
  app.synth();
  const took = performance.now() - start;
  rmSync(outdir, { recursive: true });
  return took;
}

const median = (runs: number, add: (app: App) => void): number =>
  Math.round(Array.from({ length: runs }, () => milliseconds(add)).sort((a, b) => a - b)[Math.floor(runs / 2)]!);

const deployments = (count: number) => (app: App) => {
  for (let index = 0; index < count; index++) addDeployment(app, { ...standard, environment: `env-${index}` });
};
const servers = (count: number) => (app: App) => {
  const [server] = standard.servers;
  const { image, users } = server!;
  const named = Array.from({ length: count }, (_, index) => ({ name: `server-${index}`, image, users }));
  addDeployment(app, { ...standard, servers: named });
};

milliseconds(deployments(1));
const growth = sizes.map((count) => {
  const took = median(5, deployments(count));
  return { deployments: count, milliseconds: took, perDeployment: Math.round(took / count) };
});
const ofServers = serverCounts.map((count) => {
  const took = median(3, servers(count));
  const megabytes = Math.round(process.memoryUsage().heapUsed / 1_048_576);
  return { servers: count, milliseconds: took, perServer: Math.round(took / count), megabytes };
});
console.log(JSON.stringify({ deployments: growth, servers: ofServers }));
