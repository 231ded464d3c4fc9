import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** What was asked for wrongly: its message is for the person at the shell, and its stack is not. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}

/** The exit code of a program that was asked wrongly. */
export const wronglyAsked = 2;

/** Makes an error of `judge` a mistake, whose message is for the person at the shell. */
export const asMistake = <T>(judge: () => T): T => {
  try {
    return judge();
  } catch (error) {
    throw new Mistake(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/** The content of a JSON file that the person at the shell named. */
export const readJson = (path: string, right: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Mistake(`received ${path}; should be ${right}`, { cause: error });
  }
};

/** One command: its arguments, and the exit code that it ends with. */
export type Command = (args: readonly string[]) => Promise<number>;

/** The file of a package of the project that the command is called in; undefined where it is not installed. */
export const projectFile = (name: string, from = process.cwd()): string | undefined => {
  try {
    return createRequire(join(from, "package.json")).resolve(name);
  } catch {
    return undefined;
  }
};
