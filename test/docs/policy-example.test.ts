import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, expect, it, vi } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const generated = join(root, "test/docs/.generated", `policy-${process.pid}`);
const file = join(generated, "five-minutes.ts");
mkdirSync(generated, { recursive: true });
afterAll(() => rmSync(generated, { recursive: true, force: true }));

it("the five-minute example of the policy library type-checks, passes its own assertions and renders", async () => {
  const guide = readFileSync(join(root, "gateway/policy/README.md"), "utf8");
  const [, code = ""] = /^## Five minutes$[^]*?^```ts\n([^]*?)^```$/m.exec(guide) ?? [];
  expect(code).toContain("validateJwt");
  writeFileSync(file, code);
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([file], options);
  const problems = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await import(pathToFileURL(file).href);
  const printed = log.mock.calls.flat().join("\n");
  log.mockRestore();
  expect(printed).toContain("<validate-jwt");
  expect(printed).toContain('counter-key="@("orders:" + context.Request.IpAddress)"');
});
