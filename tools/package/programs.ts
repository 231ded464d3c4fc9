import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** A package that is started instead of imported: each module in one file with all that it needs. */
interface Program {
  readonly folder: string;
  /** What a shell calls it. */
  readonly bin: string;
  /** Sources by the name of the file that each becomes; the first is what the shell starts. */
  readonly bundles: Readonly<Record<string, string>>;
  /** Packages that it loads where they are installed, and does not bring along. */
  readonly external?: readonly string[];
}

export const programs: readonly Program[] = [
  {
    folder: "cli",
    bin: "mcp-landing-zone",
    bundles: { "mcp-landing-zone": "cli/main.ts", attack: "test/attack/elsewhere.ts" },
    external: ["@mcp-landing-zone/server/commands"],
  },
];

const inRepository = ["devDependencies", "private", "scripts"];

/** Bundles the programs below `destination` as they are published. Returns the folders. */
export const buildPrograms = async (root: string, destination: string): Promise<readonly string[]> => {
  const read = (path: string): Readonly<Record<string, unknown>> =>
    JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;
  return Promise.all(
    programs.map(async ({ folder, bin, bundles, external = [] }) => {
      const target = join(destination, folder);
      mkdirSync(target, { recursive: true });
      const { metafile } = await build({
        entryPoints: Object.fromEntries(Object.entries(bundles).map(([name, path]) => [name, join(root, path)])),
        outdir: join(target, "dist"),
        outExtension: { ".js": ".mjs" },
        bundle: true,
        external: [...external],
        platform: "node",
        target: "node20",
        format: "esm",
        conditions: ["@mcp-landing-zone/source"],
        minifyWhitespace: true,
        legalComments: "inline",
        banner: {
          js: '#!/usr/bin/env node\nimport{createRequire as bundleRequire}from"node:module";const require=bundleRequire(import.meta.url);',
        },
        metafile: true,
        logLevel: "warning",
      });
      const foreign = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules/"));
      // Their licences would have to come along.
      if (foreign.length > 0) throw new Error(`${folder}: code of others in the bundle: ${foreign.join(", ")}`);
      const manifest = read(join(root, folder, "package.json"));
      const kept = Object.fromEntries(Object.entries(manifest).filter(([member]) => !inRepository.includes(member)));
      const repository = { ...(read(join(root, "package.json"))["repository"] as object), directory: folder };
      const main = `./dist/${Object.keys(bundles)[0]}.mjs`;
      const published = { ...kept, repository, bin: { [bin]: main }, exports: { "./package.json": "./package.json" } };
      writeFileSync(join(target, "package.json"), `${JSON.stringify(published, undefined, 2)}\n`);
      copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
      copyFileSync(join(root, "CHANGELOG.md"), join(target, "CHANGELOG.md"));
      copyFileSync(join(root, folder, "README.md"), join(target, "README.md"));
      cpSync(join(root, "docs/errors.md"), join(target, "docs/errors.md"));
      return target;
    }),
  );
};
