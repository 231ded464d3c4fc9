/** What the container runs, bundled alone: nothing else is loaded before all that was built is what was built. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleProblems, digestSetting } from "./integrity/bundle.ts";
import { sealPrototypes } from "./node/seal-prototypes.ts";

const problems = bundleProblems(dirname(fileURLToPath(import.meta.url)), process.env[digestSetting]);
if (problems.length === 0) {
  // The server, or the job that rotates its key: nothing else that an argument may name.
  const program = process.argv[2] === "rotate-key" ? "rotate-key.mjs" : "main.mjs";
  sealPrototypes();
  // A computed address, so that the bundler leaves it apart.
  await import(new URL(program, import.meta.url).href);
} else {
  for (const problem of problems) console.error(problem);
  console.error("The server does not start: deploy an image whose signature verifies (docs/supply-chain.md).");
  process.exitCode = 1;
}
