import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const listed = (...patterns: readonly string[]): readonly string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], {
    cwd: root,
    encoding: "utf8",
  })
    .trim()
    .split("\n");
const pages = listed("*.md");
const read = (page: string): string => readFileSync(join(root, page), "utf8");

/** The commands of the project that a page is about: the template has its own. */
const scriptsOf = (page: string): Readonly<Record<string, string>> => {
  const own = join(dirname(page), "package.json");
  const manifest = (path: string) => JSON.parse(read(path)) as { readonly scripts?: Readonly<Record<string, string>> };
  return (existsSync(join(root, own)) && manifest(own).scripts) || manifest("package.json").scripts!;
};

/** What a heading is called in an address. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
const anchorsOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!));

const leadsNowhere = (page: string, link: string): boolean => {
  const [path, heading] = link.split("#") as [string, string?];
  const target = path === "" ? page : join(dirname(page), path);
  return !existsSync(join(root, target)) || (heading !== undefined && !anchorsOf(target).includes(heading));
};

it("every folder at the top says in a README what it is for, and the architecture names it", () => {
  const folders = new Set(listed().flatMap((path) => (/^[^./][^/]*(?=\/)/.exec(path) ?? []).slice(0, 1)));
  expect(folders.size).toBeGreaterThan(15);
  const named = read("docs/architecture.md");
  expect([...folders].filter((folder) => !pages.includes(`${folder}/README.md`))).toEqual([]);
  expect([...folders].filter((folder) => !named.includes(`](../${folder}`))).toEqual([]);
});

describe.each(pages)("%s", (page) => {
  const text = read(page);

  it("links to what is there", () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !/^\w+:/.test(link) && leadsNowhere(page, link))).toEqual([]);
  });

  it("names files that are there, from its own folder or from the root", () => {
    const prose = text.replaceAll(/```[^]*?```/g, "");
    const files = [...prose.matchAll(/`([\w./-]+\/[\w./-]+\.(?:ts|js|mjs|json))`/g)].map(([, file]) => file!);
    const found = (file: string): boolean => [dirname(page), "."].some((at) => existsSync(join(root, at, file)));
    expect(files.filter((file) => !found(file))).toEqual([]);
  });

  it("names commands that package.json has", () => {
    const commands = [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
    const scripts = scriptsOf(page);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });
});
