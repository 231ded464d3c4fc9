import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const elsewhere = mkdtempSync(join(tmpdir(), "run-bundled-"));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

/** A repository of one program, whose esbuild leaves a line for each bundle that it makes. */
const files = {
  "package-lock.json": "{}",
  "package.json": `{ "type": "module" }`,
  "program.ts": `
    import { framework, identity } from "cdktf";
    import { knows } from "@cdktf/provider-other";
    import { createRequire } from "node:module";
    import { part } from "./part.ts";
    const binding: { name: string } = createRequire(import.meta.url)("@cdktf/provider-a/lib/b/index.js");
    console.log([part, framework, binding.name, knows === identity, ...process.argv.slice(2)].join(" "));`,
  "part.ts": `export const part: string = "part";`,
  "parts/alone.ts": `
    import { before } from "./before.ts";
    const later = async () => (await import("../part.ts")).part;
    later().then((part) => console.log(before, import.meta.url.split("/").slice(-2).join("/"), part, process.argv.slice(2).join()));`,
  "parts/before.ts": `
    globalThis.times = (globalThis.times ?? 0) + 1;
    export const before = import.meta.url.split("/").slice(-2).join("/") + " " + globalThis.times;`,
  "constructs/providers.ts": `import type { B } from "@cdktf/provider-a/lib/b/index.js";`,
  "node_modules/constructs/index.js": "",
  "node_modules/cdktf/package.json": "{}",
  "node_modules/cdktf/index.js": `exports.framework = "framework"; exports.identity = {};`,
  "node_modules/cdktf/other.js": `exports.framework = "another"; exports.identity = {};`,
  "node_modules/@cdktf/provider-a/package.json": "{}",
  "node_modules/@cdktf/provider-a/lib/b/index.js": `exports.name = "binding";`,
  "node_modules/@cdktf/provider-other/package.json": "{}",
  "node_modules/@cdktf/provider-other/index.js": `exports.knows = require("cdktf").identity;`,
  "node_modules/esbuild/package.json": `{ "version": "1.0.0" }`,
  "node_modules/esbuild/index.js": `
    const { build, stop } = require(${JSON.stringify(createRequire(import.meta.url).resolve("esbuild"))});
    exports.stop = stop;
    exports.build = (options) => {
      require("node:fs").appendFileSync("builds", "x");
      return build(options);
    };`,
};

class Repository {
  readonly #root: string;

  constructor(name: string) {
    this.#root = join(elsewhere, name.replaceAll(/\W/g, "-"));
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    for (const tool of ["run-bundled.mjs", "kept-bundle.mjs"]) {
      cpSync(join(import.meta.dirname, tool), this.path("tools", tool));
    }
  }

  path(...path: readonly string[]): string {
    return join(this.#root, ...path);
  }

  /** With one time for all, as some tools unpack files. */
  write(path: string, content: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
    utimesSync(this.path(path), 0, 0);
  }

  /** What the program says, and how many bundles were made for it, an hour after its files were written. */
  run(...args: readonly string[]): { readonly says: string; readonly builds: number } {
    return this.runAt(3_600_000, args);
  }

  /** With a clock that is so many milliseconds ahead, because a test cannot set the change time of a file. */
  runAt(ahead: number, args: readonly string[] = []): { readonly says: string; readonly builds: number } {
    this.write("builds", "");
    const clock = `data:text/javascript,const { now } = Date; Date.now = () => now() + ${ahead};`;
    const says = execFileSync(process.execPath, ["--import", clock, "tools/run-bundled.mjs", "program.ts", ...args], {
      cwd: this.#root,
      encoding: "utf8",
    });
    return { says: says.trimEnd(), builds: readFileSync(this.path("builds"), "utf8").length };
  }

  kept(): readonly string[] {
    const folder = this.path("node_modules/.cache/run-bundled");
    return readdirSync(folder).map((file) => join(folder, file));
  }
}

const says = "part framework binding true";

interface Change {
  readonly change: (repository: Repository) => void;
  readonly expected: { readonly says: string; readonly builds: number };
}

const changes: Readonly<Record<string, Change>> = {
  "a source": {
    change: (repository) => repository.write("part.ts", `export const part: string = "another part";`),
    expected: { says: "another part framework binding true", builds: 1 },
  },
  "a source that is as long and as old as before": {
    change: (repository) => repository.write("part.ts", `export const part: string = "trap";`),
    expected: { says: "trap framework binding true", builds: 1 },
  },
  "a module of a package": {
    change: (repository) => repository.write("node_modules/@cdktf/provider-a/lib/b/index.js", `exports.name = "new";`),
    expected: { says: "part framework new true", builds: 1 },
  },
  "where a package begins": {
    change: (repository) => repository.write("node_modules/cdktf/package.json", `{ "main": "other.js" }`),
    expected: { says: "part another binding true", builds: 1 },
  },
  "which bindings there are": {
    change: (repository) => repository.write("constructs/providers.ts", ""),
    expected: { says, builds: 2 },
  },
  "the lockfile": {
    change: (repository) => repository.write("package-lock.json", "{ }"),
    expected: { says, builds: 2 },
  },
  "the version of esbuild": {
    change: (repository) => repository.write("node_modules/esbuild/package.json", `{ "version": "1.0.1" }`),
    expected: { says, builds: 2 },
  },
  "how bundles are made": {
    change: (repository) => appendFileSync(repository.path("tools/kept-bundle.mjs"), "\n"),
    expected: { says, builds: 2 },
  },
};

const damages: Readonly<Record<string, (file: string) => void>> = {
  "a byte that is another": (file) => {
    const content = readFileSync(file);
    content[content.length >> 1]! ^= 1;
    writeFileSync(file, content);
  },
  "an end that is missing": (file) => truncateSync(file, statSync(file).size - 1),
  "nothing in it": (file) => truncateSync(file),
};

describe("a program whose files have come to rest", () => {
  const repositories = new Map(
    ["unchanged", "nowhere to keep", ...Object.keys(changes), ...Object.keys(damages)].map((name) => [
      name,
      new Repository(name),
    ]),
  );

  beforeAll(() => {
    repositories.get("nowhere to keep")!.write("node_modules/.cache", "");
    for (const repository of repositories.values()) expect(repository.run()).toEqual({ says, builds: 2 });
  });

  it("is not bundled again", () => {
    expect(repositories.get("unchanged")!.run("a", "b c")).toEqual({ says: `${says} a b c`, builds: 0 });
  });

  it("is bundled every time where nothing can be kept", () => {
    expect(repositories.get("nowhere to keep")!.run()).toEqual({ says, builds: 2 });
  });

  it.each(Object.entries(changes))("is bundled again after a change of %s", (what, { change, expected }) => {
    const repository = repositories.get(what)!;
    change(repository);
    expect(repository.run()).toEqual(expected);
  });

  it.each(Object.entries(damages))("is bundled again when what was kept has %s, and kept again", (what, damage) => {
    const repository = repositories.get(what)!;
    for (const file of repository.kept()) damage(file);
    expect(repository.run()).toEqual({ says, builds: 2 });
    expect(repository.run()).toEqual({ says, builds: 0 });
  });
});

it("a program that makes no constructs is one bundle, in which modules know where they are, and those before it run first and once", () => {
  const repository = new Repository("alone");
  const words = ["tools/run-bundled.mjs", "--alone", "--first", "parts/before.ts", "parts/alone.ts", "a", "b"];
  repository.write("builds", "");
  const said = execFileSync(process.execPath, words, { cwd: repository.path(), encoding: "utf8" });
  expect(said.trim()).toBe("parts/before.ts 1 parts/alone.ts part a,b");
  expect(readFileSync(repository.path("builds"), "utf8")).toHaveLength(1);
});

it("a file that may still change unseen is bundled every time", () => {
  const repository = new Repository("restless");
  const anHourBehind = -3_600_000;
  expect(repository.runAt(anHourBehind)).toEqual({ says, builds: 2 });
  expect(repository.runAt(anHourBehind)).toEqual({ says, builds: 2 });
});
