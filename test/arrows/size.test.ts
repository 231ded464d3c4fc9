import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** About 300 lines are read at once. */
const most = 320;

/** The reason stands in the first line, where an engineer who would split the file sees it. */
const reason = /^\/\/ Long: .{20}/;

it("a file that is too long to be read at once says in its first line why it is one", () => {
  const files = execFileSync("git", ["ls-files", "*.ts", "*.mjs", "*.js"], { cwd: root, encoding: "utf8" })
    .trim()
    .split("\n");
  const long = files
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }))
    .filter(({ text }) => text.split("\n").length > most);
  expect(files.length).toBeGreaterThan(1_000);
  expect(long.filter(({ text }) => !reason.test(text)).map(({ file }) => file)).toEqual([]);
});
