import { expect, it } from "vitest";
import { notesOf, releaseProblems, steps, stepsFor } from "./notes.ts";

const changelog = "# Changelog\n\n## 1.1.0 (2026-02-01)\n\n- New\n\n## 1.0.0\n\n- First\n";
const good = {
  version: "1.1.0",
  changelog,
  repository: "git+https://github.com/example/mcp-landing-zone.git",
  changed: [],
  versions: { a: "1.1.0" },
};

it("R-83 the notes of a release are its section of the changelog", () => {
  expect(notesOf(changelog, "1.1.0")).toBe("- New");
  expect(notesOf(changelog, "1.0.0")).toBe("- First");
  expect(notesOf(changelog, "1x1y0")).toBeUndefined();
});

it("R-83 a complete release passes", () => {
  expect(releaseProblems(good)).toEqual([]);
});

it.each([
  ["no notes", { version: "2.0.0", versions: { a: "2.0.0" } }, "CHANGELOG.md"],
  ["versions that differ", { versions: { a: "1.0.0" } }, "a has version 1.0.0"],
  ["no repository", { repository: "git+https://github.com/OWNER/mcp-landing-zone.git" }, "repository.url"],
  ["changes that are not committed", { changed: ["README.md"] }, "README.md differs"],
])("R-83 %s stops a release", (_, change, sign) => {
  expect(releaseProblems({ ...good, ...change }).join("\n")).toContain(sign);
});

it("a dry run takes some of the steps, in their order; a published release has passed all", () => {
  expect(stepsFor([], true)).toEqual(steps);
  expect(stepsFor(["sbom", "check"], false)).toEqual(["check", "sbom"]);
  expect([stepsFor(["check"], true), stepsFor(["tests"], false)]).toEqual([undefined, undefined]);
});
