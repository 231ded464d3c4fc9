import { createInterface } from "node:readline/promises";

/** Where people read along: standard error, so that standard output can hold one JSON document. */
export interface Console {
  say(text: string): void;
  bold(text: string): string;
  /** The answer of a person; nothing where none can answer. */
  ask(question: string): Promise<string | undefined>;
}

export const terminal = (): Console => {
  const coloured = process.stderr.isTTY && !process.env["NO_COLOR"];
  return {
    say: (text) => void process.stderr.write(`${text}\n`),
    bold: (text) => (coloured ? `\u001b[1m${text}\u001b[22m` : text),
    ask: async (question) => {
      if (!process.stdin.isTTY) return undefined;
      const reader = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return (await reader.question(question)).trim();
      } finally {
        reader.close();
      }
    },
  };
};
