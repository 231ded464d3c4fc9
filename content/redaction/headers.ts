import { codeAt } from "./characters.ts";

/** Where the lines stand that may head a table with a column of secrets or of numbers of persons. Names are added from left to right. */
export class Headers {
  readonly starts: number[] = [];
  #end = -1;

  /** A name of such a column ends here. */
  add(text: string, end: number): void {
    if (end <= this.#end || !mayEndCell(codeAt(text, end))) return;
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const stop = text.indexOf("\n", end);
    this.#end = stop === -1 ? text.length : stop;
    if (stop !== -1 && stop - start <= longestHeader) this.starts.push(start);
  }
}

/** Blanks, quotes, the ends of names in bold, separators. */
const mayEndCell = (code: number): boolean =>
  code <= 0x20 ||
  code === 0x22 ||
  code === 0x27 ||
  code === 0x2a ||
  code === 0x2c ||
  code === 0x3b ||
  code === 0x60 ||
  code === 0x7c;

const longestHeader = 400;
