/** Bundles the server: `npm run build:server [folder]`. What is in it stands beside it, for the bill of materials. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.ts";

const folder = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));
mkdirSync(folder, { recursive: true });
const { inputs, outputs } = await bundle(fileURLToPath(new URL("../src/main.ts", import.meta.url)), folder, "server");

const packages = new Set(
  Object.keys(inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
);
writeFileSync(join(folder, "packages.json"), `${JSON.stringify([...packages].sort(), null, 2)}\n`);
const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
console.log(`server: ${Math.round(bytes / 1_024)} KB, ${packages.size} packages`);
