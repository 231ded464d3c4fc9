/**
 * Bundles the server: `npm run build:server [folder]`. The same sources give the same bytes. `app/` is what the image holds, with the
 * manifest that the server checks at its start; `bundle.json` is what a release attests of it.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { digestOf, manifestFile, manifestText } from "../src/integrity/bundle.ts";
import { bundle } from "./bundle.ts";

const source = (name: string): string => fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url));
const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("../../dist/server", import.meta.url)));
const app = join(folder, "app");
// An earlier build had chunks of other names.
rmSync(app, { recursive: true, force: true });
mkdirSync(app, { recursive: true });
const built = [
  await bundle(source("main"), app, "main"),
  await bundle(source("rotation/main"), app, "rotate-key"),
  await bundle(source("start"), app, "server"),
];

const catalogue = referenceCatalogue.digest;
const files = Object.fromEntries(readdirSync(app).map((name) => [name, digestOf(readFileSync(join(app, name)))]));
const manifest = manifestText({ catalogue, files });
writeFileSync(join(app, manifestFile), manifest);

const inputs = built.flatMap(({ inputs }) => Object.keys(inputs));
const packages = new Set(inputs.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
const attested = { bundleDigest: digestOf(manifest), catalogueDigest: catalogue, packages: [...packages].sort() };
writeFileSync(join(folder, "bundle.json"), `${JSON.stringify(attested, null, 2)}\n`);
const bytes = built.flatMap(({ outputs }) => Object.values(outputs)).reduce((sum, output) => sum + output.bytes, 0);
console.log(`server: ${Math.round(bytes / 1_024)} KB, ${packages.size} packages, bundle ${attested.bundleDigest}`);
