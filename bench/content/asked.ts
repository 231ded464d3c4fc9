/**
 * Counts what a work asks the runtime for between two pauses: characters, expressions, places in lists. It says the same on every machine, and more for
 * every loop that goes on without a pause; a clock would measure the machine.
 */
import type { Work } from "../../content/index.ts";

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** What one call counts for. */
const counted: readonly (readonly [
  owner: object,
  name: string,
  weight: (receiver: unknown, args: unknown[]) => number,
])[] = [
  [String.prototype, "charCodeAt", () => 1],
  [String.prototype, "codePointAt", () => 1],
  [String.prototype, "slice", () => 1],
  [RegExp.prototype, "exec", () => 8],
  [Array.prototype, "push", (_, args) => args.length],
  [Array.prototype, "sort", (list) => (list as unknown[]).length * 4],
];

/** The most that one piece of the work asks for. */
export const mostAsked = (work: Work<unknown>): number => {
  let asked = 0;
  let most = 0;
  const restore = counted.map(([owner, name, weight]) => {
    const own = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
    const method = own.value as Method;
    Object.defineProperty(owner, name, {
      ...own,
      value: function (this: unknown, ...args: unknown[]) {
        asked += weight(this, args);
        return Reflect.apply(method, this, args);
      },
    });
    return () => Object.defineProperty(owner, name, own);
  });
  try {
    for (let done = false; !done;) {
      asked = 0;
      done = work.next().done === true;
      most = Math.max(most, asked);
    }
  } finally {
    for (const undo of restore) undo();
  }
  return most;
};
