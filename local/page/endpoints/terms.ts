// Terms and their meaning, from the one place where they are explained.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Endpoint } from "../../console/console.ts";

/** The rows of the glossary's table. */
export const termsIn = (markdown: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    markdown.split("\n").flatMap((line) => {
      const [, word = "", meaning = ""] = /^\| ([^|]+?) +\| ([^|]+?) +\|$/.exec(line) ?? [];
      return word === "" || word === "word" || /^-+$/.test(word) ? [] : [[word, meaning.replaceAll("`", "")] as const];
    }),
  );

export const termEndpoints = (root: string): Readonly<Record<string, Endpoint>> => ({
  "GET /api/terms": async () => ({
    status: 200,
    body: { terms: termsIn(await readFile(join(root, "docs", "glossary.md"), "utf8")) },
  }),
});
