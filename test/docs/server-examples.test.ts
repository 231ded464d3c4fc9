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

it.each(["greeter.ts", "handbook.ts", "on-this-machine.ts", "in-azure.ts"])(
  "the guide to a server of one's own has %s as it is",
  (name) => {
    expect(read("README.md")).toContain(
      `\`\`\`ts\n// ${name}\n${read(`examples/${name}`).replace(/^\/\*\*.*\n/, "")}\`\`\``,
    );
  },
);
