import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { TerraformStack } from "cdktf";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { type StackJson, surroundings, synthesize } from "@mcp-landing-zone/constructs/testing";

// Every example of the constructs' guides is type-checked as a reader would paste it, and synthesised with every validation on.
const root = fileURLToPath(new URL("../..", import.meta.url));
// Of its own for each process: two runs at once do not take away each other's files.
const generated = join(root, "test/docs/.generated", String(process.pid));
const guides = readdirSync(join(root, "constructs"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("README.md") && !path.includes("node_modules"))
  .map((path) => join(root, "constructs", path));

interface Example {
  readonly name: string;
  readonly file: string;
  readonly code: string;
}

const fences = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);

/** The fences of one guide build on each other, so they are one module; its imports stand first. */
function example(path: string): Example {
  const name = relative(root, path).replaceAll("/", "-").replace("-README.md", "");
  const lines = fences(readFileSync(path, "utf8")).join("\n");
  const imports = [...lines.matchAll(/^import [\s\S]*?;\n/gm)].map(([statement]) => statement);
  const body = imports.reduce((rest, statement) => rest.replace(statement, ""), lines);
  const code = [
    `import type { TerraformStack } from "cdktf";`,
    `import type { surroundings as Surroundings } from "@mcp-landing-zone/constructs/testing";`,
    ...imports,
    `export function example(scope: TerraformStack, surroundings: typeof Surroundings): void {`,
    body,
    `}`,
  ].join("\n");
  return { name, file: join(generated, `${name}.ts`), code };
}

const examples = guides.map(example).filter(({ code }) => /\(scope,/.test(code));
rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
for (const { file, code } of examples) writeFileSync(file, code);
afterAll(() => rmSync(generated, { recursive: true, force: true }));

describe("examples of the guides", () => {
  it("are there for every folder of constructs that people use", () => {
    const folders = [
      "azapi",
      "compute",
      "edge",
      "gateway",
      "identity",
      "landing-zone",
      "network",
      "observability",
      "registry",
      "safety",
      "secrets",
    ];
    expect(examples.map(({ name }) => name)).toEqual(
      expect.arrayContaining(folders.map((folder) => `constructs-${folder}`)),
    );
  });

  it("type-check", { timeout: 120_000 }, () => {
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => readFileSync(path, "utf8"));
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const program = ts.createProgram(
      examples.map(({ file }) => file),
      { ...options, noUnusedLocals: false },
    );
    const problems = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file?.fileName.startsWith(generated))
      .map(
        ({ file, messageText }) =>
          `${relative(generated, file!.fileName)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
      );
    expect(problems).toEqual([]);
  });

  it.each(examples)("$name synthesises", async ({ file }) => {
    const module = (await import(file)) as { example: (scope: TerraformStack, given: typeof surroundings) => void };
    const stack: StackJson = synthesize((scope) => module.example(scope, surroundings));
    expect(Object.keys(stack.resource)).not.toEqual([]);
  });
});
