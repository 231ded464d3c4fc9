import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../tools/public-api.ts";
import type { Program } from "../../tools/typed-programs.ts";
import { fences, grown, problems } from "../../tools/typed-programs.ts";

// The first example of every guide is a whole program. It is compiled and run as a reader would paste it, and once more with all other examples in it.
// Of its own for each process: two runs at once do not take away each other's files.
const generated = join(root, "test/docs/.generated", String(process.pid));
const guides = readdirSync(join(root, "constructs"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("README.md") && !path.includes("node_modules") && !path.includes("posture"))
  .map((path) => join(root, "constructs", path))
  .concat(join(root, "README.md"));

const programs: readonly Program[] = guides.flatMap((path) => {
  const name =
    relative(root, path)
      .replaceAll("/", "-")
      .replace(/-?README.md$/, "") || "front page";
  const examples = fences(readFileSync(path, "utf8"));
  const whole = { name, file: join(generated, `${name}.ts`), code: examples[0] ?? "" };
  const all = { name: `${name}, all examples`, file: join(generated, `${name}-all.ts`), code: grown(examples) };
  return examples.length > 1 ? [whole, all] : [whole];
});

let written: string;
beforeAll(() => {
  mkdirSync(generated, { recursive: true });
  for (const { file, code } of programs) writeFileSync(file, code);
  written = mkdtempSync(join(tmpdir(), "guides-"));
});
afterAll(() => {
  rmSync(generated, { recursive: true, force: true });
  rmSync(written, { recursive: true, force: true });
});

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
    expect(programs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(folders.map((folder) => `constructs-${folder}`)),
    );
    for (const { name, code } of programs) expect(code, name).toMatch(/^import .*\n[\s\S]*^app\.synth\(\);\n$/m);
  });

  it("compile", () => expect(problems(programs)).toEqual([]));

  it.each(programs)("$name synthesises", async ({ name, file }) => {
    const outdir = join(written, name);
    process.env["CDKTF_OUTDIR"] = outdir;
    try {
      await import(file);
    } finally {
      delete process.env["CDKTF_OUTDIR"];
    }
    const [stack] = readdirSync(join(outdir, "stacks"));
    const json = JSON.parse(readFileSync(join(outdir, "stacks", stack!, "cdk.tf.json"), "utf8")) as object;
    expect(json).toHaveProperty("resource");
  });
});
