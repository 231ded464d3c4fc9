import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Those of others explain themselves. */
const ofOthers = new Set(["prestart", "pretest", "test", "test:long", "check"]);
const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
const ours = Object.entries(scripts).filter(([name]) => !ofOthers.has(name));

const helpOf = (name: string, command: string) =>
  spawnSync(`${command} --help`, {
    cwd: root,
    shell: true,
    encoding: "utf8",
    env: { ...process.env, npm_lifecycle_event: name },
  });

const optionsIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:^ +|options: \{ )"?([a-z-]+)"?: \{ type: "/gm)].map(([, option = ""]) => option);

/** Options that a program reads itself or, when it reads none, in the files beside it. */
const optionsOf = (program: string): readonly string[] => {
  const source = read(program);
  const own = optionsIn(source);
  const beside = [...source.matchAll(/from "(\.\/[\w-]+\.ts)"/g)].map(([, path = ""]) => join(dirname(program), path));
  return own.length > 0
    ? own
    : beside.filter((path) => existsSync(join(root, path))).flatMap((path) => optionsIn(read(path)));
};

describe.each(ours)("npm run %s -- --help", (name, command) => {
  const { status, stdout, stderr } = helpOf(name, command);

  it("says what it does, and does nothing", () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^npm (?:run )?${name}\\b.*\n\n[A-Z].*\\.\n$`));
  });

  it("names every option", () => {
    const given = new Set(command.match(/--[a-z-]+/g));
    const program = / ([\w/-]+\.ts)/.exec(command)?.[1] ?? "";
    const options = optionsOf(program).map((option) => (option.length === 1 ? `-${option}` : `--${option}`));
    expect(options.filter((option) => !given.has(option) && !stdout.includes(option))).toEqual([]);
  });
});
