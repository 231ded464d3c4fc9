import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as commands from "@mcp-landing-zone/server/commands";

type Commands = typeof commands;

const entry = "@mcp-landing-zone/server/commands";

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly import?: { readonly default?: string } }>>;
}

/** The server package of the project that the command is called in, as its own files import it; undefined where it has none. */
const entryOfProject = (): string | undefined => {
  try {
    const path = createRequire(join(process.cwd(), "package.json")).resolve("@mcp-landing-zone/server/package.json");
    const { exports } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    const file = exports["./commands"]?.import?.default;
    return file === undefined ? undefined : pathToFileURL(join(dirname(path), file)).href;
  } catch {
    return undefined;
  }
};

const load = async (): Promise<Commands | undefined> => {
  try {
    return (await import(entryOfProject() ?? entry)) as Commands;
  } catch (error) {
    if (
      (error as { readonly code?: unknown }).code === "ERR_MODULE_NOT_FOUND" &&
      String(error).includes(entry.slice(0, 24))
    )
      return undefined;
    throw error;
  }
};

/** Commands of the server package, whose tools they load: it is installed where they are called, and not brought along. */
export const authorCommands =
  (name: string) =>
  async (args: readonly string[]): Promise<number> => {
    const loaded = await load();
    if (loaded) return loaded.run(name, args);
    console.error(
      `mcp-landing-zone ${name}: no @mcp-landing-zone/server here; should be: npm install @mcp-landing-zone/server`,
    );
    return 2;
  };
