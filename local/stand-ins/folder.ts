// Stand-in for the disk of a container: a folder for temporary files that does not outlive its process, however that ends.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Folder {
  readonly path: string;
  remove(): void;
}

const prefix = "stand-ins-";
const owned = new RegExp(`^${prefix}(\\d+)-`);

const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and is another user's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** Removes the folders of processes that were killed before they could do so. */
const removeLeftovers = (parent: string): void => {
  for (const name of readdirSync(parent)) {
    const [, owner] = owned.exec(name) ?? [];
    if (owner !== undefined && !lives(Number(owner))) remove(join(parent, name));
  }
};

export const openFolder = (parent: string = tmpdir()): Folder => {
  removeLeftovers(parent);
  const path = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  const removeThis = (): void => remove(path);
  process.once("exit", removeThis);
  return {
    path,
    remove: () => {
      process.removeListener("exit", removeThis);
      removeThis();
    },
  };
};
