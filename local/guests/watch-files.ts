// Notices that the program of a server on this machine has changed.
import { existsSync, readdirSync, statSync, watch } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Guest } from "./guest.ts";

/** Editors write a file in several steps. */
const quietMs = 300;
const notOurs: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** The folders of the files that its command names. */
const foldersOf = ({ upstream }: Guest): readonly string[] => {
  if (!("command" in upstream)) return [];
  const files = (upstream.args ?? [])
    .map((word) => resolve(upstream.cwd ?? ".", word))
    .filter(
      (path) => existsSync(path) && statSync(path).isFile() && !path.split(/[\\/]/).some((part) => notOurs.has(part)),
    );
  return [...new Set(files.map(dirname))];
};

const entriesOf = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Another user's.
    return [];
  }
};

const foldersBelow = (folder: string): readonly string[] => [
  folder,
  ...entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !notOurs.has(entry.name))
    .flatMap(({ name }) => foldersBelow(join(folder, name))),
];

/**
 * Calls back once after each burst of changes. Each folder is watched by itself: on Linux, Node's own recursive watch loses a file that an editor
 * or git has replaced. Returns what ends it.
 */
export const watchFiles = (guest: Guest, onChange: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const folders = new Set(foldersOf(guest).flatMap(foldersBelow));
  const watchers = [...folders].map((folder) =>
    watch(folder, { persistent: false }, (_event, name) => {
      if (name !== null && notOurs.has(name)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
