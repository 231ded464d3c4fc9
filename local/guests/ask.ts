// The question that a person answers before tools of another server are served for the first time.
import { createInterface } from "node:readline/promises";
import type { PinQuestion } from "./pin.ts";

/** Without a terminal the answer is no: nothing new is trusted unseen. */
export const askOnTerminal = async ({ guest, lines, differs }: PinQuestion): Promise<boolean> => {
  const what = differs
    ? "differs from what you accepted (rug pull?)"
    : "shows these tools, resources and prompts for the first time";
  console.error(`\n${guest} ${what}:\n${lines.map((line) => `  ${line}`).join("\n")}`);
  if (!process.stdin.isTTY) return false;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(
      differs
        ? "Serve it as it is now? Without a yes, what differs stays withheld. [y/N] "
        : "Serve them, and withhold what differs later? [y/N] ",
    );
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
};
