// A bundle that is kept between runs, with what V8 compiled of it: to find, read, join and compile the same files again is most of what a short program
// does. It is rebuilt whenever its sources or the build options change. An unreadable bundle counts as missing.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deserialize, serialize } from "node:v8";
import { Script } from "node:vm";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What has a say in every bundle, besides its own files. */
const tools = ["package-lock.json", "node_modules/esbuild/package.json", "tools/kept-bundle.mjs"];

/** The clocks of file systems are coarse: a file that changed just before it was read may have changed again without a trace. */
const restlessMilliseconds = 2_000;

/** Each module of this repository keeps its own `import.meta.url`, by which it finds the files beside it. Packages stay unchanged. */
const ownAddresses = {
  name: "own-addresses",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      if (path.includes(`${sep}node_modules${sep}`)) return undefined;
      const source = readFileSync(path, "utf8");
      if (!source.includes("import.meta.url")) return undefined;
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll("import.meta.url", address), loader: path.endsWith("ts") ? "ts" : "js" };
    }),
};

/**
 * What esbuild makes of the options, as a function of `require` and `exports`. `keep` is called after it has run, so that the next run finds compiled
 * what this one needed.
 */
export const keptBundle = async (file, options) => {
  const key = JSON.stringify([root, options]);
  const kept = read(file, key);
  const { code, stamps, cachedData } = kept ?? (await build(options));
  const script = new Script(`(function (require, exports) {${code}\n})`, { filename: file, cachedData });
  const worthKeeping = stamps !== undefined && (kept === undefined || script.cachedDataRejected);
  return {
    evaluate: script.runInThisContext(),
    keep: () => worthKeeping && write(file, { key, stamps, code, cachedData: script.createCachedData() }),
  };
};

const build = async (options) => {
  const started = Date.now();
  const { build: bundle, stop } = createRequire(import.meta.url)("esbuild");
  const { metafile, outputFiles } = await bundle({
    ...options,
    plugins: [ownAddresses],
    // A script of `node:vm` has no `import()`.
    supported: { "dynamic-import": false },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minifyWhitespace: true,
    tsconfigRaw: "{}",
    logLevel: "error",
  });
  await stop();
  const code = outputFiles[0].text;
  const sources = Object.keys(metafile.inputs).filter((path) => path !== "<stdin>");
  const paths = [...tools, ...sources, ...packageFilesAbove(sources)].map((path) => resolve(root, path));
  const stamps = paths.map((path) => [path, ...stampOf(path)]);
  const settled = stamps.every(([, changed = 0]) => changed < started - restlessMilliseconds);
  return settled ? { code, stamps } : { code };
};

/** The files that say where imports lead: they count where they are missing, too. */
const packageFilesAbove = (sources) => {
  const folders = new Set(sources.map(dirname));
  for (const folder of folders) folders.add(dirname(folder));
  return [...folders].map((folder) => join(folder, "package.json"));
};

/** When a file last changed in any way, which cannot be set back, and what is cheap to know besides. Nothing, of no file. */
const stampOf = (path) => {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? [stats.ctimeMs, stats.mtimeMs, stats.size] : [];
};

// The file is a digest of what follows it: a damaged one could be run, since V8 looks only at the length of what it compiled.
const digestBytes = 32;
const digestOf = (content) => createHash("sha256").update(content).digest();

const read = (file, key) => {
  try {
    const content = readFileSync(file);
    const rest = content.subarray(digestBytes);
    if (!digestOf(rest).equals(content.subarray(0, digestBytes))) return undefined;
    const kept = deserialize(rest);
    const current = ([path, ...stamp]) => String(stampOf(path)) === String(stamp);
    return kept.key === key && kept.stamps.every(current) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** In one step, since others may read it or write it at the same time. Where nothing can be written, every run is as slow as the first. */
const write = (file, kept) => {
  const rest = serialize(kept);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([digestOf(rest), rest]));
    renameSync(unfinished, file);
  } catch {
    if (existsSync(unfinished)) rmSync(unfinished);
  }
};
