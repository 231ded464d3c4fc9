// Runs a TypeScript program of many modules: `node tools/run-bundled.mjs [--alone] [--first module.ts]… program.ts …`. The packages that the constructs are written with
// are one bundle, and what the program imports from this repository is another, so that a change of a source costs only the joining of sources.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { keptBundle } from "./kept-bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.argv.splice(1, 1);
/** The program makes no constructs, so their packages need no bundle. If it imports one after all, Node loads it unbundled. */
const isAlone = process.argv[1] === "--alone" && process.argv.splice(1, 1).length > 0;
/** Modules that run before the program. */
const first = [];
while (process.argv[1] === "--first") first.push(resolve(process.argv.splice(1, 2)[1]));
const program = (process.argv[1] = resolve(process.argv[1]));
// Places of errors are places in a bundle here: a user who asks for them gets the sources themselves, which takes longer to start.
if (process.argv.includes("--trace") || process.env.DEBUG) {
  const sources = ["--enable-source-maps", "--conditions=@mcp-landing-zone/source", "--import", "tsx/esm"];
  const before = first.flatMap((path) => ["--import", pathToFileURL(path).href]);
  const { status } = spawnSync(process.execPath, [...sources, ...before, ...process.argv.slice(1)], {
    stdio: "inherit",
  });
  process.exit(status ?? 1);
}
const url = pathToFileURL(program).href;
const named = [program, ...first].map((path) => relative(root, path).replaceAll(/\W/g, "-")).join("+");
const kept = join(root, "node_modules/.cache/run-bundled", named);

const bindings = readFileSync(join(root, "constructs/providers.ts"), "utf8").matchAll(/ from "(@cdktf\/[^"]+)"/g);
const packages = ["cdktf", "constructs", ...new Set([...bindings].map(([, path]) => path))];
/** Packages that stay unbundled, because they find their own files by path. */
const withPlaces = ["recheck"];
const bundleOf = async (...given) => {
  try {
    return await keptBundle(...given);
  } catch (error) {
    // esbuild has shown the place already.
    if (error?.errors === undefined) throw error;
    process.exit(1);
  }
};
const programBundle = await bundleOf(kept, {
  stdin: {
    contents: [...first, program].map((path) => `import ${JSON.stringify(path)};`).join(""),
    resolveDir: root,
  },
  conditions: ["@mcp-landing-zone/source"],
  // And nothing else: bindings of another copy, loaded by themselves, would bring a second copy of cdktf.
  external: [...packages, ...withPlaces],
  define: { "import.meta.url": JSON.stringify(url) },
});
const packagesBundle = isAlone
  ? undefined
  : await bundleOf(`${kept}-packages`, {
      stdin: {
        contents: packages
          .map((name) => `exports[${JSON.stringify(name)}] = () => require(${JSON.stringify(name)});`)
          .join(""),
        resolveDir: join(root, "constructs"),
      },
    });

const load = {};
const requireFrom = (path) => {
  const require = createRequire(path);
  return (name) => load[name]?.() ?? require(name);
};
const require = requireFrom(url);
packagesBundle?.evaluate(require, load);
// Only after success: the program has then compiled all code that another run needs. A failed run has not.
process.once("exit", (code) => {
  if (code) return;
  packagesBundle?.keep();
  programBundle.keep();
});
programBundle.evaluate(
  (name) => (name === "node:module" ? { ...module, createRequire: requireFrom } : require(name)),
  {},
);
