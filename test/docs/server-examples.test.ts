import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../server/${path}`, import.meta.url)), "utf8");

it("the guide names the versions of Node that the packages name", () => {
  const [, least, most] = /It runs on Node (\S+) to (\d+)\./.exec(read("README.md")) ?? [];
  for (const manifest of ["package.json", "../contract/package.json"]) {
    const { engines } = JSON.parse(read(manifest)) as { readonly engines: { readonly node: string } };
    expect(engines.node).toBe(`>=${least} <${Number(most) + 1}`);
  }
});

/** Packages of this repository that one of them needs installed. */
const needed = (name: string): readonly string[] => {
  const { dependencies = {} } = JSON.parse(read(`../${name}/package.json`)) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  const direct = Object.keys(dependencies).flatMap((one) => /^@mcp-landing-zone\/(.+)$/.exec(one)?.[1] ?? []);
  return [name, ...direct.flatMap(needed)];
};

it.each([
  ["README.md", ["server"]],
  ["examples/template/README.md", ["server", "cli"]],
])("%s installs every package that %j need, as no registry has them", (guide, names) => {
  const installed = [...read(guide).matchAll(/<dist>\/mcp-landing-zone-([a-z-]+)-0\.1\.0\.tgz/g)].map(
    ([, name]) => name,
  );
  expect(installed.sort()).toEqual([...new Set(names.flatMap(needed))].sort());
});

it.each(["greeter.ts", "handbook.ts", "on-this-machine.ts", "in-azure.ts"])(
  "the guide to a server of one's own has %s as it is",
  (name) => {
    expect(read("README.md")).toContain(
      `\`\`\`ts\n// ${name}\n${read(`examples/${name}`).replace(/^\/\*\*.*\n/, "")}\`\`\``,
    );
  },
);
