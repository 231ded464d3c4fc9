/** Bundles the server into one file: `npm run build:server [folder]`. What is in it stands beside it, for the bill of materials. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));
mkdirSync(folder, { recursive: true });

const { metafile } = await build({
  entryPoints: [fileURLToPath(new URL("../src/main.ts", import.meta.url))],
  outfile: join(folder, "server.mjs"),
  bundle: true,
  minify: true,
  keepNames: true,
  platform: "node",
  target: "node20",
  format: "esm",
  conditions: ["@mcp-landing-zone/source"],
  // Some dependencies are CommonJS and ask for Node's own modules while they run.
  banner: {
    js: 'import{createRequire as bundleRequire}from"node:module";const require=bundleRequire(import.meta.url);',
  },
  metafile: true,
  logLevel: "warning",
});

const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
);
writeFileSync(join(folder, "packages.json"), `${JSON.stringify([...packages].sort(), null, 2)}\n`);
const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
console.log(`server.mjs: ${Math.round(bytes / 1_024)} KB, ${packages.size} packages`);
