import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openFolder } from "./folder.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "folder-test-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const leftBy = (pid: number | undefined): string => {
  const name = `stand-ins-${pid}-abc`;
  mkdirSync(join(parent, name));
  writeFileSync(join(parent, name, "authority.pem"), "");
  return name;
};

it("the folder of a dead process is removed, and folders of running ones stay", () => {
  const { pid: gone } = spawnSync(process.execPath, ["--version"]);
  leftBy(gone);
  const own = leftBy(process.pid);
  const another = leftBy(1);
  mkdirSync(join(parent, "stand-ins-of-another"));
  const { path } = openFolder(parent);
  expect(readdirSync(parent).sort()).toEqual([own, another, "stand-ins-of-another", basename(path)].sort());
});

it("is removed when it is no longer needed", () => {
  openFolder(parent).remove();
  expect(readdirSync(parent)).toEqual([]);
});
