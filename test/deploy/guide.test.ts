import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { subnetRequirements } from "../../deploy/doctor/checks/network.ts";
import { exitCodes } from "../../deploy/engine/exit.ts";
import { hintFor, hints } from "../../deploy/engine/hints.ts";

const guide = readFileSync(new URL("../../docs/deploy.md", import.meta.url), "utf8");
const rows = (heading: string): readonly (readonly string[])[] => {
  expect(guide).toContain(heading);
  const section = guide.slice(guide.indexOf(heading));
  return section
    .slice(section.indexOf("\n|"), section.indexOf("\n\n", section.indexOf("\n|")))
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| --"))
    .slice(1)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

describe("docs/deploy.md", () => {
  it("has the table of hints that failing deployments print", () => {
    const written = hints.map(({ messages, why, helps }) => [
      messages.map((one) => `\`${one}\``).join(", "),
      why,
      helps,
    ]);
    expect(rows("## What often goes wrong")).toEqual(written);
  });

  it("has every exit code", () => {
    expect(rows("While it runs").map(([code]) => Number(code))).toEqual(Object.values(exitCodes));
  });

  it("says of subnets what the doctor asks of them", () => {
    const required = subnetRequirements("StandardV2_1");
    const written = rows("Requirements of each subnet").map(([name, size, delegation]) => [name, size, delegation]);
    expect(written).toEqual(
      Object.entries(required).map(([name, { size, delegation = "nothing" }]) => [
        `\`${name}\``,
        `/${size} or larger`,
        expect.stringContaining(delegation),
      ]),
    );
  });

  it("has commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      scripts: object;
    };
    const named = [...guide.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe("a hint", () => {
  it.each([
    [
      "a message over several lines",
      'Error: a resource with\nCode="ServiceAlreadyExistsInSoftDeletedState"',
      /keeps its name/,
    ],
    ["the state's lock", "Error acquiring the state lock", /another deployment runs/],
  ])("is found for %s", (_, text, why) => {
    expect(hintFor(text)?.why).toMatch(why);
  });

  it("is none for an unknown message", () => {
    expect(hintFor("something else")).toBeUndefined();
  });
});

describe("every command in docs/deploy.md", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { scripts: Record<string, string> };
  const named = [...guide.matchAll(/npm run ([a-z:]+)((?: +(?:--|[^`#\n]+))?)/g)].map(([, script = "", rest = ""]) => ({
    script,
    flags: [...rest.matchAll(/(?<= )--[a-z][a-z-]*|(?<= )-c(?= )/g)].map(([flag]) => flag),
  }));
  const used = new Map<string, Set<string>>();
  for (const { script, flags } of named) used.set(script, new Set([...(used.get(script) ?? []), ...flags]));

  it.each([...used])("npm run %s takes the options that the guide gives it", (script, flags) => {
    const env = { ...process.env, npm_lifecycle_event: script };
    const { stdout, status } = spawnSync(`${scripts[script]} --help`, {
      cwd: root,
      shell: true,
      encoding: "utf8",
      env,
    });
    expect(status).toBe(0);
    expect([...flags].filter((flag) => !new RegExp(`${flag}(?![a-z-])`).test(stdout))).toEqual([]);
  });
});
