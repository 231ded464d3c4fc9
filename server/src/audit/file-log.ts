import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { LineLog } from "./line-log.ts";

const newline = 0x0a;
const step = 65_536;

/** Where the last complete line begins and where it ends, newline included. */
async function lastLine(file: FileHandle): Promise<{ readonly text: string | undefined; readonly end: number }> {
  let start = (await file.stat()).size;
  let read = Buffer.alloc(0);
  while (start > 0) {
    const length = Math.min(step, start);
    const chunk = Buffer.alloc(length);
    await file.read(chunk, 0, length, start - length);
    start -= length;
    read = Buffer.concat([chunk, read]);
    const last = read.lastIndexOf(newline);
    const before = last <= 0 ? -1 : read.lastIndexOf(newline, last - 1);
    if (last >= 0 && (before >= 0 || start === 0)) {
      return { text: read.toString("utf8", before + 1, last), end: start + last + 1 };
    }
  }
  return { text: undefined, end: 0 };
}

/** A file of lines. What a crash left half written was never acknowledged and is cut off when the tail is read. */
export function createFileLog(path: string): LineLog & { close(): Promise<void> } {
  let file: FileHandle | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(act: (file: FileHandle) => Promise<T>): Promise<T> => {
    const next = queue.then(async () => {
      if (!file) {
        await mkdir(dirname(path), { recursive: true });
        file = await open(path, "a+", 0o600);
      }
      return act(file);
    });
    queue = next.catch(() => {});
    return next;
  };
  return {
    tail: () =>
      inOrder(async (handle) => {
        const { text, end } = await lastLine(handle);
        await handle.truncate(end);
        return text;
      }),
    append: (lines) => inOrder((handle) => handle.appendFile(lines.map((line) => `${line}\n`).join(""))),
    close: () =>
      inOrder(async (handle) => {
        await handle.close();
        file = undefined;
      }),
  };
}

export const readFileLines = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path), crlfDelay: Infinity });
