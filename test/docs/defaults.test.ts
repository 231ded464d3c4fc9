import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A second sentence or clause: an editor would show it as part of the default. */
const more = /: |; |\. \S|\bIMPORTANT\b|\bsee `/;

it("@default states the default and nothing besides", () => {
  const files = execFileSync("git", ["grep", "-l", "@default", "--", "*.ts"], { cwd: root, encoding: "utf8" });
  const found = files
    .trim()
    .split("\n")
    .filter((file) => file !== "test/docs/defaults.test.ts")
    .flatMap((file) =>
      [...readFileSync(`${root}/${file}`, "utf8").matchAll(/@default\b([^@]*?)(?:\*\/|@|\n\s*\*\s*\n)/g)]
        .map(([, text = ""]) => text.replaceAll(/\n\s*\*/g, "").trim())
        .filter((text) => more.test(text))
        .map((text) => `${file}: ${text}`),
    );
  expect(found).toEqual([]);
});
