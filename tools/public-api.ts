import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { packages } from "./package/packages.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A name that a package gives away. */
export interface PublicExport {
  readonly name: string;
  /** What it stands for, wherever that is declared. */
  readonly symbol: ts.Symbol;
  /** Whether it is given away as a type alone, although it stands for a value. */
  readonly isTypeOnly: boolean;
}

/** A program of sources, with the options of this repository. */
export const programOf = (files: readonly string[]): ts.Program => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([...files], options);
};

/** What a module exports, with aliases followed to what they name. */
export const publicExports = (program: ts.Program, file: string): readonly PublicExport[] => {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module`);
  return checker.getExportsOfModule(module).map((symbol) => ({
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    isTypeOnly: isTypeOnly(checker, symbol),
  }));
};

interface Entry {
  /** As it is imported, for example `@mcp-landing-zone/gateway/policy`. */
  readonly specifier: string;
  readonly folder: string;
  readonly file: string;
}

/** The exports of every published package that have a source. */
const exported: readonly Entry[] = packages.flatMap(({ folder }) => {
  const { name, exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  return Object.entries(exports).flatMap(([path, { "@mcp-landing-zone/source": source }]) =>
    source === undefined ? [] : [{ specifier: name + path.slice(1), folder, file: join(root, folder, source) }],
  );
});

/** Every module of every published package that can be imported by name. */
export const entries = exported.filter(({ specifier }) => !specifier.includes("*"));

/** Modules that are given away by a pattern, such as `@mcp-landing-zone/gateway/documents/*`: reported like the others, and described by their guides. */
export const patternEntries: readonly Entry[] = exported
  .filter(({ specifier }) => specifier.endsWith("/*"))
  .flatMap(({ specifier, folder, file }) => {
    const [before = "", after = ""] = file.split("*");
    return readdirSync(before)
      .map((one) => ({ specifier: specifier.replace("*", one), folder, file: before + one + after }))
      .filter((entry) => after !== "" && existsSync(entry.file));
  });

/** Members of an interface without a sentence of their own. */
const silentMembers = (checker: ts.TypeChecker, symbol: ts.Symbol): readonly string[] =>
  (symbol.declarations ?? []).filter(ts.isInterfaceDeclaration).flatMap(({ name, members }) =>
    members.flatMap((member) => {
      const found = member.name && checker.getSymbolAtLocation(member.name);
      const isSilent = found && ts.displayPartsToString(found.getDocumentationComment(checker)).trim() === "";
      return isSilent ? [`${name.text}.${found.name}`] : [];
    }),
  );

/** What callers call or construct; a table of data says with its type and a sentence what it is. */
const isCalled = (checker: ts.TypeChecker, symbol: ts.Symbol): boolean => {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration || !(symbol.flags & ts.SymbolFlags.Value) || symbol.flags & ts.SymbolFlags.ValueModule) return false;
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  return type.getCallSignatures().length + type.getConstructSignatures().length > 0;
};

/** What is missing from the comments of all public names of the entries. */
export const undocumented = (program: ts.Program): readonly string[] =>
  entries.flatMap(({ specifier, file }) =>
    publicExports(program, file).flatMap((one) =>
      commentProblems(program.getTypeChecker(), one).map((problem) => `${specifier}: ${problem}`),
    ),
  );

/** What is missing from the comments of a public name: a sentence, one for each property, an example of what is called. */
const commentProblems = (
  checker: ts.TypeChecker,
  { name, symbol, isTypeOnly: asType }: PublicExport,
): readonly string[] => {
  if (symbol.declarations?.[0]?.getSourceFile().fileName.includes("node_modules")) return [];
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  const hasExample = symbol.getJsDocTags(checker).some((tag) => tag.name === "example");
  return [
    ...(text === "" && !(symbol.flags & ts.SymbolFlags.ValueModule) ? [`${name} has no comment`] : []),
    ...silentMembers(checker, symbol).map((member) => `${member} has no comment`),
    ...(!hasExample && !asType && isCalled(checker, symbol) ? [`${name} has no @example`] : []),
  ];
};

/** Follows an alias from export to export as long as none of them says `type`. */
const isTypeOnly = (checker: ts.TypeChecker, symbol: ts.Symbol): boolean => {
  for (let next: ts.Symbol | undefined = symbol; next && next.flags & ts.SymbolFlags.Alias;) {
    if (next.declarations?.some(ts.isTypeOnlyExportDeclaration)) return true;
    next = checker.getImmediateAliasedSymbol(next);
  }
  return false;
};
