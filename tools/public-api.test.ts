import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import type { Program } from "./typed-programs.ts";
import { problems } from "./typed-programs.ts";
import { entries, programOf, publicExports, root, undocumented } from "./public-api.ts";

const generated = join(root, "test/docs/.generated", `api-${process.pid}`);
afterAll(() => rmSync(generated, { recursive: true, force: true }));

interface Documented {
  readonly name: string;
  readonly specifier: string;
  readonly examples: readonly string[];
}

/** What the examples of comments may use besides what the packages export. */
const around = `
import { App, TerraformStack } from "cdktf";
import type * as constructs from "@mcp-landing-zone/constructs";
import type { ToolCatalogue as $ToolCatalogue } from "@mcp-landing-zone/contract";
import type { PolicyDocument as $PolicyDocument } from "@mcp-landing-zone/gateway/policy";
declare const app: App;
declare const stack: TerraformStack;
declare const surroundings: constructs.Surroundings;
declare const identity: constructs.WorkloadIdentity;
declare const network: constructs.IsolatedNetwork;
declare const vault: constructs.Vault;
declare const gateway: constructs.Gateway;
declare const policyGateway: constructs.PolicyApiProps["gateway"];
declare const mcpApi: constructs.McpApi;
declare const actionGroup: constructs.ActionGroup;
declare const foundation: constructs.Foundation;
declare const platform: constructs.Platform;
declare const workload: constructs.Workload;
declare const registeredClient: constructs.AuthorizationFacadeProps["clients"][0];
declare const catalogue: $ToolCatalogue;
declare const orders: $PolicyDocument;
`;

const program = programOf(entries.map(({ file }) => file));
const checker = program.getTypeChecker();
const known = new Map<ts.Symbol, Documented>();
const types = new Set<string>();
const exportedBy = new Map<string, Map<string, string>>();
for (const { specifier, file } of entries) {
  const names = new Map<string, string>();
  exportedBy.set(specifier, names);
  for (const { name, symbol } of publicExports(program, file)) {
    names.set(name, specifier);
    if (!(symbol.flags & ts.SymbolFlags.Value)) types.add(`${specifier} ${name}`);
    if (known.has(symbol) || symbol.declarations?.[0]?.getSourceFile().fileName.includes("node_modules")) continue;
    const examples = symbol.getJsDocTags(checker).filter((tag) => tag.name === "example");
    known.set(symbol, {
      name,
      specifier,
      examples: examples.map(({ text }) => ts.displayPartsToString(text)),
    });
  }
}

/** Names in an example that come from a package: its own first, then those whose values constructs take. */
const imports = (code: string, specifier: string): string => {
  const words = new Set(code.match(/\b[A-Za-z]\w*\b/g));
  const given = new Set([...around.matchAll(/declare const (\w+)/g)].map(([, name]) => name));
  const declared = new Set([...code.matchAll(/\b(?:const|let|function) (\w+)/g)].map(([, name]) => name));
  const sources = [specifier, "@mcp-landing-zone/constructs", "@mcp-landing-zone/contract", ...exportedBy.keys()];
  const found = new Map<string, string>();
  for (const source of sources) {
    for (const name of exportedBy.get(source)?.keys() ?? []) {
      // A name that TypeScript has, too, means TypeScript's, unless the package itself has one.
      if (name === "Parameters" && source !== specifier) continue;
      if (words.has(name) && !found.has(name) && !given.has(name) && !declared.has(name)) found.set(name, source);
    }
  }
  return [...found]
    .map(([name, source]) => `import { ${types.has(`${source} ${name}`) ? "type " : ""}${name} } from "${source}";`)
    .join("\n");
};

const examples: readonly Program[] = [...known.values()].flatMap(({ name, specifier, examples: codes }) =>
  codes.map((code, index) => {
    // A value that an example takes for granted cannot be declared within a function.
    const taken = code.match(/^declare const .*$/gm) ?? [];
    const rest = code.replace(/^declare const .*\n/gm, "");
    const head = `${around}import { readFileSync } from "node:fs";\n${imports(code, specifier)}\n${taken.join("\n")}`;
    return {
      name,
      file: join(generated, `${specifier.replaceAll(/\W+/g, "-")}-${name}-${index}.ts`),
      // In a function, so that no example has to be without effect.
      code: `${head}\nexport async function example(): Promise<void> {\n${rest}\nvoid [app, stack, readFileSync];\n}\n`,
    };
  }),
);

describe("the public API of the packages", () => {
  it("is documented, every name and property of it, with an example of everything that is called", () => {
    expect(undocumented(program)).toEqual([]);
  });

  it("has examples that compile", () => {
    mkdirSync(generated, { recursive: true });
    for (const { file, code } of examples) writeFileSync(file, code);
    expect(problems(examples)).toEqual([]);
    expect(examples.length).toBeGreaterThan(300);
  });
});
