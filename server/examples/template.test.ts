import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("template", import.meta.url));
const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

/** `npm run package` copies it into an empty folder and uses the packed packages. */
const run = (...args: readonly string[]) => {
  const conditions = ["--conditions=@mcp-landing-zone/source", "--import", "tsx/esm"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...conditions, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
};

it("R-50 the template's catalogue is what its tools say, and no pattern of it backtracks", () => {
  const { status, said } = run(cli, "tools", "catalogue", "src/server.ts", "--check");
  expect({ status, said }).toEqual({ status: 0, said: "catalogue.json is current\n" });
});

it("the template's own test passes", () => {
  const { status, said } = run("--test", "test/server.ts");
  expect({ status, said }).toEqual({ status: 0, said: expect.stringContaining("pass 2") });
});
