import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsTable } from "@mcp-landing-zone/contract";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { bundleProblems, digestOf, digestSetting, manifestFile, manifestText } from "./bundle.ts";

const built = { "main.mjs": "serve();\n", "server.mjs": "start();\n" };
let folder: string;
let manifest: string;

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bundle-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(built)) write(name, text);
  const files = Object.fromEntries(Object.entries(built).map(([name, text]) => [name, digestOf(text)]));
  manifest = manifestText({ catalogue: "c", files });
  write(manifestFile, manifest);
});

describe("R-72 a bundle", () => {
  it("that is what was built has no problem, with the digest of a deployment and without", () => {
    expect(bundleProblems(folder)).toEqual([]);
    expect(bundleProblems(folder, digestOf(manifest))).toEqual([]);
  });

  it.each<[string, () => void, RegExp]>([
    [
      "with a changed file",
      () => write("main.mjs", "steal();\n"),
      /^main\.mjs: received digest .{43}; should be .{43}$/,
    ],
    ["without one of its files", () => rmSync(join(folder, "main.mjs")), /^main\.mjs: is missing/],
    ["with a file more", () => write("more.mjs", ""), /^more\.mjs: is not part of what was built/],
    [
      "with a folder more",
      () => {
        mkdirSync(join(folder, "node_modules"));
        write("node_modules/jose.mjs", "");
      },
      /^node_modules\/jose\.mjs: is not part/,
    ],
    ["with a file named like an inherited member", () => write("constructor", ""), /^constructor: is not part/],
    ["without a manifest", () => rmSync(join(folder, manifestFile)), /^integrity\.json: received none/],
    ["with a manifest that is none", () => write(manifestFile, "null"), /^integrity\.json: should be what/],
  ])("%s has one", (_, tamper, problem) => {
    tamper();
    expect(bundleProblems(folder)).toEqual([expect.stringMatching(problem)]);
  });

  it("whose manifest was made anew for a changed file is not the one that the deployment names", () => {
    const released = digestOf(manifest);
    write("main.mjs", "steal();\n");
    const files = { "main.mjs": digestOf("steal();\n"), "server.mjs": digestOf(built["server.mjs"]) };
    write(manifestFile, manifestText({ catalogue: "c", files }));
    expect(bundleProblems(folder)).toEqual([]);
    expect(bundleProblems(folder, released)).toEqual([
      expect.stringMatching(new RegExp(`received digest .{43}; should be ${released}, as MCP_BUNDLE_DIGEST says`)),
    ]);
  });
});

it("R-72 the deployment names the digest in the setting that the start reads, because the start imports no settings", () => {
  expect(settingsTable.bundleDigest.env).toBe(digestSetting);
});
