// Notices that a source file of an author's project has changed.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { watchFolders } from "../watch-folders.ts";

const isSource = /\.[cm]?[jt]sx?$/;
const notOurs: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/** The folder of the nearest `package.json`; of the file, where there is none. */
const projectOf = (file: string): string => {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
};

/** Calls back once after each burst of changes. Returns what ends it. */
export const watchSources = (file: string, onChange: () => void): (() => void) =>
  watchFolders(
    [projectOf(file)],
    {
      enters: (folder) => !notOurs.has(folder) && !folder.startsWith("."),
      counts: (name) => isSource.test(name),
      quietMs: 200,
      persistent: true,
    },
    onChange,
  );
