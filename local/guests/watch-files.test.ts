import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { eventually } from "../../testing/wait.ts";
import { parseGuest } from "./guest.ts";
import { watchFiles } from "./watch-files.ts";

const folder = mkdtempSync(join(tmpdir(), "watch-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a file that is put in the place of another is noticed, every time, and below the program's folder as well", async () => {
  const below = join(folder, "tools");
  mkdirSync(below);
  writeFileSync(join(folder, "server.js"), "0");
  writeFileSync(join(below, "tool.js"), "0");
  let changes = 0;
  const { upstream } = parseGuest(`program=node ${join(folder, "server.js")}`);
  const end = watchFiles({ upstreams: [upstream] }, () => void (changes += 1));
  try {
    for (const [times, path] of [
      join(folder, "server.js"),
      join(folder, "server.js"),
      join(below, "tool.js"),
    ].entries()) {
      writeFileSync(`${path}.new`, String(times));
      renameSync(`${path}.new`, path);
      await eventually(() => (changes === times + 1 ? true : undefined));
      // The program's own output is no change of its source.
      writeFileSync(join(folder, "program.log"), String(times));
    }
  } finally {
    end();
  }
  expect(changes).toBe(3);
});
