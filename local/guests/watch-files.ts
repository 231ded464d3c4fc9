// Notices that the program of a server on this machine has changed.
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { watchFolders } from "../../server/src/watch-folders.ts";
import type { Upstream } from "@mcp-landing-zone/contract";
import type { LocalServer } from "../local-server.ts";

const notOurs: ReadonlySet<string> = new Set(["node_modules", ".git"]);
/** Extensions of source files. A log or database that the program writes is excluded: it would restart the program endlessly. */
const isSource = (name: string): boolean =>
  /\.(?:[cm]?[jt]sx?|json|py|rb|go|rs|java|kt|cs|php|ya?ml|toml|sh)$/.test(name);

/** The folders of the files that its command names. */
const foldersOf = (upstream: Upstream): readonly string[] => {
  if (!("command" in upstream)) return [];
  const files = (upstream.args ?? [])
    .map((word) => resolve(upstream.cwd ?? ".", word))
    .filter(
      (path) => existsSync(path) && statSync(path).isFile() && !path.split(/[\\/]/).some((part) => notOurs.has(part)),
    );
  return [...new Set(files.map(dirname))];
};

/** Calls back once after each burst of changes of a program that the server runs. Returns what ends it. */
export const watchFiles = ({ upstreams }: Pick<LocalServer, "upstreams">, onChange: () => void): (() => void) =>
  watchFolders(
    upstreams.flatMap(foldersOf),
    { enters: (folder) => !notOurs.has(folder), counts: isSource, quietMs: 300, persistent: false },
    onChange,
  );
