// Runs a TypeScript program of many modules: `node tools/run-bundled.mjs program.ts …`. The packages that the constructs are written with are one bundle,
// and what the program imports from this repository is another, so that a change of a source costs only the joining of sources.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { keptBundle } from "./kept-bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.argv.splice(1, 1);
const program = (process.argv[1] = resolve(process.argv[1]));
// Places of errors are places in a bundle here: a user who asks for them gets the sources themselves, which takes longer to start.
if (process.argv.includes("--trace") || process.env.DEBUG) {
  const sources = ["--enable-source-maps", "--conditions=@mcp-landing-zone/source", "--import", "tsx/esm"];
  const { status } = spawnSync(process.execPath, [...sources, ...process.argv.slice(1)], { stdio: "inherit" });
  process.exit(status ?? 1);
}
const url = pathToFileURL(program).href;
const kept = join(root, "node_modules/.cache/run-bundled", relative(root, program).replaceAll(/\W/g, "-"));

const bindings = readFileSync(join(root, "constructs/providers.ts"), "utf8").matchAll(/ from "(@cdktf\/[^"]+)"/g);
const packages = ["cdktf", "constructs", ...new Set([...bindings].map(([, path]) => path))];
const bundleOf = (...given) => {
  try {
    return keptBundle(...given);
  } catch (error) {
    // esbuild has shown the place already.
    if (error?.errors === undefined) throw error;
    process.exit(1);
  }
};
const packagesBundle = bundleOf(`${kept}-packages`, {
  stdin: {
    contents: packages
      .map((name) => `exports[${JSON.stringify(name)}] = () => require(${JSON.stringify(name)});`)
      .join(""),
    resolveDir: join(root, "constructs"),
  },
});
const programBundle = bundleOf(kept, {
  entryPoints: [program],
  conditions: ["@mcp-landing-zone/source"],
  // And nothing else: bindings of another copy, loaded by themselves, would bring a second copy of cdktf.
  external: packages,
  define: { "import.meta.url": JSON.stringify(url) },
});

const load = {};
const requireFrom = (path) => {
  const require = createRequire(path);
  return (name) => load[name]?.() ?? require(name);
};
const require = requireFrom(url);
packagesBundle.evaluate(require, load);
programBundle.evaluate(
  (name) => (name === "node:module" ? { ...module, createRequire: requireFrom } : require(name)),
  {},
);
// One that gave up has not run what another will need.
if (!process.exitCode) {
  packagesBundle.keep();
  programBundle.keep();
}
