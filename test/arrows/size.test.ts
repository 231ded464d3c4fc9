import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A suite is read by its titles, so it may be longer than what it tests. */
const most = (file: string): number => (file.endsWith(".test.ts") ? 400 : 300);

/** The reason stands in the first line, where an engineer who would split the file sees it. */
const reason = /^\/\/ Long: .{20}/;

it("a file that is too long to be read at once says in its first line why it is one", () => {
  const files = execFileSync("git", ["ls-files", "*.ts", "*.mjs", "*.js"], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n");
  const long = files
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }))
    .filter(({ file, text }) => text.split("\n").length > most(file));
  expect(files.length).toBeGreaterThan(1_000);
  expect(long.filter(({ text }) => !reason.test(text)).map(({ file }) => file)).toEqual([]);
});
