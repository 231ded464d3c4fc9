import { readdirSync, watch } from "node:fs";
import { join } from "node:path";

interface WatchFolders {
  /** Whether a folder below is watched, by its name. */
  readonly enters: (folder: string) => boolean;
  /** Whether a change of a file or folder counts, by its name. */
  readonly counts: (name: string) => boolean;
  /** Editors write a file in several steps. */
  readonly quietMs: number;
  /** Whether watching keeps the process running. */
  readonly persistent: boolean;
}

const entriesOf = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder without the right to read it, such as a database's.
    return [];
  }
};

/**
 * Calls back once after each burst of changes in these folders and below. Each folder is watched by itself: on Linux, Node's own recursive watch loses
 * a file that an editor or git has replaced, and a watched file that was replaced is another one to the system. Returns what ends it.
 */
export const watchFolders = (
  roots: readonly string[],
  { enters, counts, quietMs, persistent }: WatchFolders,
  onChange: () => void,
): (() => void) => {
  const below = (folder: string): readonly string[] => [
    folder,
    ...entriesOf(folder)
      .filter((entry) => entry.isDirectory() && enters(entry.name))
      .flatMap(({ name }) => below(join(folder, name))),
  ];
  let timer: NodeJS.Timeout | undefined;
  const watchers = [...new Set(roots.flatMap(below))].map((folder) =>
    watch(folder, { persistent }, (_event, name) => {
      if (name !== null && !counts(name)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMs);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
