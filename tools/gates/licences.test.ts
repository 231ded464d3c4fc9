import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Lockfile } from "./licences.ts";
import { licenceProblems, readByHand } from "./licences.ts";

const locked = (license?: string): Lockfile => ({
  packages: { "": {}, "node_modules/some": { version: "1.0.0", ...(license !== undefined && { license }) } },
});

it("R-67 every package of the lockfile has an allowed licence", () => {
  const lockfile = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as Lockfile;
  expect(licenceProblems(lockfile, readByHand)).toEqual([]);
});

it.each(["GPL-3.0-only", "AGPL-3.0", "SEE LICENSE IN LICENSE", "MIT AND GPL-2.0", undefined])(
  "R-67 %s is refused, with the package and what is allowed",
  (license) => {
    const [problem] = licenceProblems(locked(license), {});
    expect(problem).toContain("some@1.0.0");
    expect(problem).toContain("MIT");
  },
);

it.each(["MIT", "(MIT OR GPL-3.0)", "MIT AND Apache-2.0"])("R-67 %s is allowed", (license) => {
  expect(licenceProblems(locked(license), {})).toEqual([]);
});
