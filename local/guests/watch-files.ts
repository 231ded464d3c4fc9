// Notices that the program of a server on this machine has changed.
import { existsSync, statSync, watch } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Guest } from "./guest.ts";

/** Editors write a file in several steps. */
const quietMs = 300;
const notOurs = /(?:^|[\\/])(?:node_modules|\.git)(?:[\\/]|$)/;

/** The folders of the files that its command names. */
const foldersOf = ({ upstream }: Guest): readonly string[] => {
  if (!("command" in upstream)) return [];
  const files = (upstream.args ?? [])
    .map((word) => resolve(upstream.cwd ?? ".", word))
    .filter((path) => existsSync(path) && statSync(path).isFile() && !notOurs.test(path));
  return [...new Set(files.map(dirname))];
};

/** Calls back once after each burst of changes. Returns what ends it. */
export const watchFiles = (guest: Guest, onChange: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const watchers = foldersOf(guest).map((folder) =>
    watch(folder, { recursive: true, persistent: false }, (_event, name) => {
      if (name !== null && notOurs.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
