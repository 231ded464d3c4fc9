import { existsSync, readFileSync } from "node:fs";
import { digestPattern } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const dockerfile = read("server/Dockerfile");
const stages = dockerfile.split(/^(?=FROM )/m).slice(1);
const final = stages.at(-1)!;

describe("R-57 R-69 the server's image", () => {
  it("has bases pinned by digest", () => {
    const bases = stages.map((stage) => /^FROM (\S+)/.exec(stage)![1]!).filter((base) => base !== "scratch");
    expect(bases.filter((base) => !new RegExp(`@${digestPattern}$`).test(base))).toEqual([]);
  });

  it("ends in a base without shell and package manager, where nothing is run while it is built", () => {
    expect(final).toMatch(/^FROM gcr\.io\/distroless\/\S+:nonroot@/);
    expect(final).not.toMatch(/^(?:RUN|ADD|SHELL|VOLUME) /m);
  });

  it("runs as a user without rights, from files that it cannot change", () => {
    expect(final).toMatch(/^USER 65532:65532$/m);
    const copies = final.match(/^COPY .*$/gm) ?? [];
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.filter((copy) => !/--chown=0:0 --chmod=0444 /.test(copy))).toEqual([]);
  });

  it("installs from the lockfile alone, and runs no script of a dependency", () => {
    const installs = dockerfile.match(/npm (?:ci|install|i)\b.*$/gm) ?? [];
    expect(installs).toEqual([expect.stringMatching(/^npm ci --ignore-scripts /)]);
  });

  it("copies manifests and sources that exist, of every package of the workspace", () => {
    const { workspaces } = JSON.parse(read("package.json")) as { readonly workspaces: readonly string[] };
    const manifests = [...dockerfile.matchAll(/^COPY (\S+)\/package\.json /gm)].map(([, name]) => name);
    expect(manifests.sort()).toEqual([...workspaces].sort());
    const sources = [...dockerfile.matchAll(/^COPY ([\w-]+) \1$/gm)].map(([, name]) => name!);
    expect(sources.filter((name) => !existsSync(new URL(name, root)))).toEqual([]);
  });
});
