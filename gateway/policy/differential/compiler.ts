import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A request and what surrounds it, in the form that the C# driver reads. Absent parts are null. */
export interface DifferentialCase {
  readonly request: {
    readonly id: string;
    readonly method: string;
    readonly host: string;
    readonly path: string;
    readonly clientIp: string;
    readonly query: string;
    readonly headers: Multimap;
    readonly body: string | null;
  };
  readonly response: CaseResponse | null;
  readonly lastError: { readonly reason: string; readonly policyId: string; readonly section: string } | null;
  readonly variables: Readonly<
    Record<string, string | boolean | number | CaseResponse | { readonly claims: Multimap } | null>
  >;
}

export interface CaseResponse {
  readonly status: number;
  readonly headers: Multimap;
  readonly body: string | null;
}

export type Multimap = Readonly<Record<string, readonly string[]>>;

const jsonNet = "/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll";

/** Why C# cannot be compiled here; nothing when it can. */
export const missingCompiler = (): string | undefined => {
  if (spawnSync("mcs", ["--version"]).status !== 0) return "mcs is not on the path (Debian: mono-mcs)";
  if (spawnSync("mono", ["--version"]).status !== 0) return "mono is not on the path (Debian: mono-runtime)";
  return existsSync(jsonNet) ? undefined : `${jsonNet} does not exist (Debian: libnewtonsoft-json5.0-cil)`;
};

/** Evaluates C# expressions, of the form `@(…)` or `@{…}`, for cases: the answers in the order of the pairs. */
export const evaluateInCsharp = (
  expressions: readonly string[],
  cases: readonly { readonly expression: number; readonly given: DifferentialCase }[],
): readonly unknown[] => {
  const folder = mkdtempSync(join(tmpdir(), "expressions-"));
  try {
    const [program, source, input, output] = ["driver.exe", "expressions.cs", "cases.jsonl", "answers.jsonl"].map(
      (name) => join(folder, name),
    ) as [string, string, string, string];
    writeFileSync(source, sourceOf(expressions));
    writeFileSync(
      input,
      cases.map(({ expression, given }) => JSON.stringify({ expression, ...given }, inUnits)).join("\n"),
    );
    run("mcs", ["-langversion:7", "-nologo", `-out:${program}`, `-r:${jsonNet}`, source, contextSource]);
    run("mono", [program, input, output]);
    return readFileSync(output, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line, fromUnits) as unknown);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

// Json.NET repairs what is not well-formed, so texts travel as the numbers of their code units.
const inUnits = (_: string, value: unknown): unknown =>
  typeof value === "string"
    ? value
        .split("")
        .map((unit) => unit.charCodeAt(0))
        .join(" ")
    : value;

const fromUnits = (_: string, value: unknown): unknown => {
  if (typeof value !== "string") return value;
  return value === "" ? "" : String.fromCharCode(...value.split(" ").map(Number));
};

const contextSource = new URL("context.cs", import.meta.url).pathname;

// The namespaces that the gateway imports, and no other.
const usings = [
  "System",
  "System.Collections.Generic",
  "System.Linq",
  "System.Net",
  "System.Security.Cryptography",
  "System.Text",
]
  .concat("System.Text.RegularExpressions", "Newtonsoft.Json", "Newtonsoft.Json.Linq")
  .map((namespace) => `using ${namespace};`);

const sourceOf = (expressions: readonly string[]): string => {
  const methods = expressions.map((code, index) => `  static object E${index}(Context context) { ${bodyOf(code)} }`);
  const table = expressions.map((_, index) => `E${index}`).join(", ");
  return [
    ...usings,
    "public static class Expressions {",
    `  public static readonly Func<Context, object>[] All = { ${table} };`,
    ...methods,
    "}",
  ].join("\n");
};

/** As an XML parser hands an attribute on: with spaces for line breaks. */
const bodyOf = (code: string): string => {
  const inner = code.slice(2, -1).replaceAll("\n", " ");
  return code.startsWith("@{") ? inner : `return ${inner};`;
};

const run = (command: string, parameters: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`);
};
