import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import type { LineLog } from "./line-log.ts";

const newline = 0x0a;
const step = 65_536;

/** Where the last complete line begins and where it ends, newline included. */
const lastLine = async (file: FileHandle): Promise<{ readonly text: string | undefined; readonly end: number }> => {
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
};

/** A file of lines. A line that a crash left half written was never acknowledged; reading the tail cuts it off. */
export const createFileLog = (path: string): LineLog & { close(): Promise<void> } => {
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
};

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a line; bytes that are not UTF-8 are no line of a log, and must not be read as one. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    return "not UTF-8";
  }
};

/** No record is as long, so a line that is does not have to be held, nor is anything behind it read. */
const longestLine = 1_048_576;
const tooLong = `longer than ${longestLine} bytes`;

/** The lines of a file, to the byte: a line ends at a line feed and nowhere else. */
export async function* readFileLines(path: string): AsyncIterable<string> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield textOf(Buffer.concat([...begun, chunk.subarray(start, end)]));
      [begun, length] = [[], 0];
      start = end + 1;
    }
    begun.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > longestLine) {
      yield tooLong;
      return;
    }
  }
  if (length > 0) yield textOf(Buffer.concat(begun));
}
