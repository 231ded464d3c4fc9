// `npm run api`: compares what the packages give away with the reports in api/, and says what differs and what has no comment or no example. `-- --write` writes them: a change is then a diff.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { entries, patternEntries, programOf, publicExports, root, undocumented } from "./public-api.ts";

const printer = ts.createPrinter({ removeComments: true });

/** A declaration as a caller sees it: without comments, bodies, values and what is private. */
const declared = (node: ts.Declaration): string => {
  const source = node.getSourceFile();
  const print = (one: ts.Node): string => printer.printNode(ts.EmitHint.Unspecified, one, source);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return print(node);
  if (!ts.isClassDeclaration(node)) return "";
  const heritage = (node.heritageClauses ?? []).map((clause) => ` ${print(clause)}`).join("");
  const members = node.members.filter(isPublic).map((member) => {
    const text = print(member);
    const body = ts.isConstructorDeclaration(member) || ts.isMethodDeclaration(member) || ts.isAccessor(member);
    const end = body && member.body ? text.lastIndexOf(print(member.body)) : text.length;
    return `    ${text.slice(0, end).trim().replace(/;$/, "")};`;
  });
  return [`class ${node.name?.text}${heritage} {`, ...members, "}"].join("\n");
};

const isPublic = (member: ts.ClassElement): boolean => {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isHidden = (ts.getCombinedModifierFlags(member) & hidden) !== 0;
  return !isHidden && !(member.name && ts.isPrivateIdentifier(member.name));
};

const reportOf = (checker: ts.TypeChecker, program: ts.Program, file: string, specifier: string): string => {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
  const names = publicExports(program, file).map(({ name, symbol }) => {
    const [declaration] = symbol.declarations ?? [];
    if (!declaration || declaration.getSourceFile().fileName.includes("node_modules"))
      return `${name}: of another package`;
    const text = declared(declaration);
    if (text !== "") return text;
    if (symbol.flags & ts.SymbolFlags.ValueModule) return `namespace ${name}`;
    const type = checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, declaration), undefined, flags);
    // The report names a table but abridges its content.
    return `${name}: ${(type.length > 1_000 ? `${type.slice(0, 1_000)} …` : type).replaceAll(/import\("[^"]*"\)\./g, "")}`;
  });
  return [
    `# ${specifier}`,
    "",
    "Written by `npm run api -- --write`.",
    "",
    "```ts",
    names.sort().join("\n\n"),
    "```",
    "",
  ].join("\n");
};

const reported = [...entries, ...patternEntries];
const program = programOf(reported.map(({ file }) => file));
const checker = program.getTypeChecker();
mkdirSync(join(root, "api"), { recursive: true });
const changed = reported.filter(({ specifier, file }) => {
  const path = join(root, "api", `${specifier.replace("@mcp-landing-zone/", "").replaceAll("/", "-")}.md`);
  const now = reportOf(checker, program, file, specifier);
  if (existsSync(path) && readFileSync(path, "utf8") === now) return false;
  if (process.argv.includes("--write")) writeFileSync(path, now);
  return true;
});
for (const { specifier } of changed) console.log(`${specifier}: its public names are not those of the report`);
if (changed.length > 0 && !process.argv.includes("--write")) {
  console.log("Run npm run api -- --write, read the diff, and say in CHANGELOG.md what it means for users.");
  process.exitCode = 1;
}

const silent = undocumented(program);
for (const problem of new Set(silent)) console.log(problem);
if (silent.length > 0) process.exitCode = 1;
