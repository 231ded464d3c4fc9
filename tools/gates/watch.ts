// `npm run watch -- [--out watch.md]`: asks every source for its version and writes what differs from the one that was read. It changes nothing.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Source } from "./sources.ts";
import { sources } from "./sources.ts";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The version that an answer states; undefined where it states none. */
export const versionIn = ({ version }: Pick<Source, "version">, text: string): string | undefined => {
  if (version === "digest") return createHash("sha256").update(text).digest("hex").slice(0, 16);
  return [...text.matchAll(version)]
    .map(([, found]) => found!)
    .sort()
    .at(-1);
};

/** One line of Markdown for each source that changed or could not be read; a source that is silent is a change as well. */
export const changes = async (
  watched: readonly Source[],
  ask: (url: string) => Promise<Answer>,
): Promise<readonly string[]> => {
  const lines = await Promise.all(
    watched.map(async (source) => {
      const { title, url, read, touches } = source;
      const answer = await ask(url).catch((error: unknown) => ({ status: 0, text: String(error) }));
      const found = answer.status === 200 ? versionIn(source, answer.text) : undefined;
      if (found === undefined) return `- **${title}** could not be read (status ${answer.status}): ${url}`;
      if (found === read) return [];
      return `- **${title}**: read ${read || "nothing yet"}, now ${found}. Touches ${touches}. ${url}`;
    }),
  );
  return lines.flat();
};

const most = 4 * 1024 * 1024;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { out } = parseArgs({ options: { out: { type: "string" } } }).values;
  const lines = await changes(sources, async (url) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000), headers: { accept: "*/*" } });
    const text = await response.text();
    return { status: text.length > most ? 0 : response.status, text };
  });
  const report = lines.length === 0 ? "" : `${lines.join("\n")}\n`;
  if (out === undefined) console.log(report || "Nothing changed.");
  else writeFileSync(out, report);
}
