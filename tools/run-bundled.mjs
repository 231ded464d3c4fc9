// Runs a TypeScript program of many modules: `node tools/run-bundled.mjs program.ts …`. What it imports from this repository is bundled and evaluated
// in one piece. A loader answers Node for every import in 280 modules, which takes longer than the synthesis that they do.
import { buildSync } from "esbuild";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";

process.argv.splice(1, 1);
const program = (process.argv[1] = resolve(process.argv[1]));
const url = pathToFileURL(program).href;
const { outputFiles } = buildSync({
  entryPoints: [program],
  bundle: true,
  write: false,
  format: "cjs",
  platform: "node",
  target: "node20",
  conditions: ["@mcp-landing-zone/source"],
  external: ["cdktf", "constructs", "@cdktf/*"],
  define: { "import.meta.url": JSON.stringify(url) },
  logLevel: "error",
});
compileFunction(outputFiles[0].text, ["require"], { filename: program })(createRequire(url));
