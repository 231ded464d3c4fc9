import { Module, createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type * as Esbuild from "esbuild";

/** The configuration that commands read when none is named. A path and no import: it imports its own type from this folder. */
export const usualFile = fileURLToPath(new URL("../deployment.config.ts", import.meta.url));

/** A configuration file that cannot be read: the message holds the place. */
export class ConfigFileError extends Error {
  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${relative(process.cwd(), file) || file}: ${problem}; see docs/errors.md#configuration-file`, options);
    this.name = "ConfigFileError";
  }
}

/** What the file exports as `deployment`. Not judged yet. */
export const loadDeployment = (path?: string): unknown => {
  const file = path === undefined ? usualFile : resolve(path);
  const exported = evaluated(file, bundled(file));
  if (!("deployment" in exported)) {
    throw new ConfigFileError(
      file,
      "exports no deployment, expected `export const deployment: DeploymentConfig = { … }`",
    );
  }
  return exported["deployment"];
};

const bundled = (file: string): string => {
  // Not imported: it finds its program beside itself, so it cannot be part of a bundle.
  const { buildSync, formatMessagesSync } = createRequire(import.meta.url)("esbuild") as typeof Esbuild;
  try {
    const { outputFiles } = buildSync({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
      conditions: ["@mcp-landing-zone/source"],
      sourcemap: "inline",
      tsconfigRaw: "{}",
      logLevel: "silent",
    });
    return outputFiles[0]!.text;
  } catch (error) {
    const { errors = [] } = error as Partial<Esbuild.BuildFailure>;
    if (errors.length === 0) throw error;
    const frames = formatMessagesSync(errors, { kind: "error", color: process.stderr.isTTY }).join("").trim();
    throw new ConfigFileError(file, `cannot be read\n\n${frames}`);
  }
};

const evaluated = (file: string, code: string): Readonly<Record<string, unknown>> => {
  const loaded = new Module(file) as Module & { _compile(code: string, file: string): void };
  loaded.filename = file;
  try {
    loaded._compile(code, file);
  } catch (error) {
    throw new ConfigFileError(
      file,
      `threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
      {
        cause: error,
      },
    );
  }
  return loaded.exports as Readonly<Record<string, unknown>>;
};
