import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it, vi } from "vitest";
import { rules } from "../../constructs/governance/posture/rules/index.ts";
import { root } from "../../tools/public-api.ts";
import { fences, problems } from "../../tools/typed-programs.ts";

const generated = join(root, "test/docs/.generated", `packages-${process.pid}`);
afterAll(() => rmSync(generated, { recursive: true, force: true }));

/** What the first program of each README prints. */
const printed = {
  content: /" *injection[^]*<<[\w-]{16}>>|at \d+ to \d+[^]*<<[\w-]{16}>>/,
  contract: /^\{"a":\[true\],"b":1\} true$/,
  gateway: /anonymous-is-limited[^]*<set-method>GET<\/set-method>/,
  "reference-catalogue": /^whoami: /m,
  governance: /"Caller":"ada","Refused":2/,
};

it("R-157 the first program of each package compiles as a reader would paste it, and does what it says", async () => {
  mkdirSync(generated, { recursive: true });
  const programs = Object.keys(printed).map((name) => {
    const [code = ""] = fences(readFileSync(join(root, name, "README.md"), "utf8"));
    const file = join(generated, `${name}.ts`);
    writeFileSync(file, code);
    return { name, file, code };
  });
  expect(problems(programs)).toEqual([]);
  for (const { name, file } of programs) {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    await import(pathToFileURL(file).href);
    const text = log.mock.calls
      .map((values) => values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" "))
      .join("\n");
    log.mockRestore();
    expect(text, name).toMatch(printed[name as keyof typeof printed]);
  }
});

it("R-86 the guide of the program says how many rules it judges by", () => {
  expect(readFileSync(join(root, "cli/README.md"), "utf8")).toContain(`: ${rules.length} rules,`);
});
