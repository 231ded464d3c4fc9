// Notices that a source file of a project has changed, also one that an editor or git puts in the place of another.
import { existsSync, readdirSync, watch } from "node:fs";
import { dirname, join } from "node:path";

/** Editors write a file in several steps. */
const quietMs = 200;
const isSource = /\.[cm]?[jt]sx?$/;
const notOurs: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/** The folder of the nearest `package.json`; of the file, where there is none. */
const projectOf = (file: string): string => {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
};

const entriesOf = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A database's, for one.
    return [];
  }
};

const foldersBelow = (folder: string): readonly string[] => [
  folder,
  ...entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !notOurs.has(entry.name) && !entry.name.startsWith("."))
    .flatMap(({ name }) => foldersBelow(join(folder, name))),
];

/**
 * Calls back once after each burst of changes. Folders are watched and not files: a file that was replaced is another one to the system.
 * Returns what ends it.
 */
export const watchSources = (file: string, onChange: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const watchers = foldersBelow(projectOf(file)).map((folder) =>
    watch(folder, (_event, name) => {
      if (name !== null && !isSource.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
