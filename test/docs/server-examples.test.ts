import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../server/${path}`, import.meta.url)), "utf8");

it.each(["greeter.ts", "on-this-machine.ts", "in-azure.ts"])(
  "the guide to a server of one's own has %s as it is",
  (name) => {
    expect(read("README.md")).toContain(
      `\`\`\`ts\n// ${name}\n${read(`examples/${name}`).replace(/^\/\*\*.*\n/, "")}\`\`\``,
    );
  },
);
