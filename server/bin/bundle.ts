import { build } from "esbuild";
import type { Metafile } from "esbuild";

/**
 * `<name>.mjs` with all that it needs, and chunks of what it imports later. Names of functions and classes stay as they
 * are: short ones would have to be put back at run time wherever a function is made, which costs more than the bytes.
 */
export const bundle = async (entryPoint: string, outdir: string, name: string, readable = false): Promise<Metafile> => {
  const { metafile } = await build({
    entryPoints: { [name]: entryPoint },
    outdir,
    outExtension: { ".js": ".mjs" },
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    minifyWhitespace: !readable,
    minifySyntax: !readable,
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
  return metafile;
};
