import "../stacks/quick-start.ts";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { addDeployment, createApp } from "../stacks/app.ts";
import { deployment } from "../deployment.config.ts";

// Milliseconds to build and write an app with 1, 2, 4 … deployments, the median of five after a warm-up.
const out = process.argv[2]!;
const sizes = [1, 2, 4, 8];

function milliseconds(deployments: number): number {
  const outdir = join(out, "growth");
  const start = performance.now();
  const app = createApp(outdir);
  for (let index = 0; index < deployments; index++) {
    addDeployment(app, { ...deployment, profile: "standard", environment: `env-${index}` });
  }
  app.synth();
  const took = performance.now() - start;
  rmSync(outdir, { recursive: true });
  return took;
}

milliseconds(1);
const result = sizes.map((deployments) => {
  const times = Array.from({ length: 5 }, () => milliseconds(deployments)).sort((a, b) => a - b);
  return { deployments, milliseconds: Math.round(times[2]!), perDeployment: Math.round(times[2]! / deployments) };
});
console.log(JSON.stringify(result));
