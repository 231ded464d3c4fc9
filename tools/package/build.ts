import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { Manifest } from "./manifest.ts";
import { publishedManifest } from "./manifest.ts";
import type { Format } from "./packages.ts";
import { packages } from "./packages.ts";

const typeOf = { cjs: "commonjs", esm: "module" } as const satisfies Record<Format, string>;
/** Tests, and programs of this repository: a program is started, not imported. */
const notPublished =
  /\.(?:test|testing|samples)\.ts$|(?:^|-)main\.ts$|^start\.ts$|^(?:test|testing|conformance|differential|node_modules|dist|bin|examples)$/;

/** CommonJS has neither import.meta nor import attributes. */
const asCommonJs = (text: string): string =>
  text.replaceAll("import.meta.url", "__filename").replaceAll(' with { type: "json" }', "");

const read = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;
const write = (path: string, value: unknown): void => writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);

/** The compiler leaves the endings of sources in declarations, and older ones do not resolve them. */
const withJsEndings = (text: string): string => text.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, "$1$2.js$1");

const rewrite = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, "utf8")));

/** The sources of all packages side by side in `tree`, each declared to be of the format, because the compiler writes what package.json declares. */
const stage = (root: string, tree: string, format: Format): void => {
  mkdirSync(join(tree, "node_modules/@mcp-landing-zone"), { recursive: true });
  for (const { folder } of packages) {
    const from = join(root, folder);
    cpSync(from, join(tree, folder), {
      recursive: true,
      filter: (path) => path === from || !notPublished.test(basename(path)),
    });
    if (format === "cjs") {
      for (const path of readdirSync(join(tree, folder), { recursive: true, encoding: "utf8" })) {
        if (path.endsWith(".ts")) rewrite(join(tree, folder, path), asCommonJs);
      }
    }
    const manifest = read(join(from, "package.json"));
    write(join(tree, folder, "package.json"), { ...manifest, type: typeOf[format] });
    symlinkSync(join("../..", folder), join(tree, "node_modules", manifest.name));
  }
  write(join(tree, "tsconfig.json"), {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      verbatimModuleSyntax: false,
      rewriteRelativeImportExtensions: true,
      allowImportingTsExtensions: false,
      rootDir: ".",
      outDir: "out",
    },
    include: packages
      .filter(({ formats }) => formats.includes(format))
      .map(({ folder, sources }) => join(folder, sources)),
    exclude: ["out"],
  });
};

/** READMEs of the package and of the folders that it publishes, and the reference of the policies: they link to each other. */
const guidesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      /(?:^|\/)(?:README|REFERENCE)\.md$/.test(path) && !path.split("/").some((part) => notPublished.test(part)),
  );

/** Compiles every package and lays it out below `destination` as it is published. Returns the folders. */
export const buildPackages = (root: string, destination: string): readonly string[] => {
  rmSync(destination, { recursive: true, force: true });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  for (const format of ["cjs", "esm"] as const) {
    const tree = join(destination, ".sources", format);
    stage(root, tree, format);
    execFileSync(process.execPath, [tsc, "-p", tree], { stdio: ["ignore", "inherit", "inherit"] });
  }
  const folders = packages.map(({ folder, sources, formats }) => {
    const target = join(destination, folder);
    for (const format of formats) {
      const output = join(target, "dist", format);
      cpSync(join(destination, ".sources", format, "out", folder, sources), output, { recursive: true });
      for (const path of readdirSync(output, { recursive: true, encoding: "utf8" })) {
        if (path.endsWith(".d.ts")) rewrite(join(output, path), withJsEndings);
      }
      if (format !== formats[0]) write(join(output, "package.json"), { type: typeOf[format] });
    }
    const manifest = read(join(root, folder, "package.json"));
    const repository = { ...(read(join(root, "package.json"))["repository"] as object), directory: folder };
    write(join(target, "package.json"), publishedManifest(manifest, formats, sources, repository));
    copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
    // All packages have one version and one history.
    copyFileSync(join(root, "CHANGELOG.md"), join(target, "CHANGELOG.md"));
    // Messages link to it, wherever the package is installed.
    cpSync(join(root, "docs/errors.md"), join(target, "docs/errors.md"));
    for (const path of guidesIn(join(root, folder))) cpSync(join(root, folder, path), join(target, path));
    const examples = join(root, folder, "examples");
    if (existsSync(examples))
      cpSync(examples, join(target, "examples"), { recursive: true, filter: (path) => !path.endsWith(".test.ts") });
    return target;
  });
  rmSync(join(destination, ".sources"), { recursive: true });
  return folders;
};
