// `npm run required`: writes constructs/required-properties.ts from the types, for callers that have no compiler. A test holds that it is what the types say.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { PublicExport } from "./public-api.ts";
import { programOf, publicExports } from "./public-api.ts";

type Table = Map<string, Readonly<Record<string, string>>>;

const entry = fileURLToPath(new URL("../constructs/index.ts", import.meta.url));
const page = fileURLToPath(new URL("../constructs/required-properties.ts", import.meta.url));
/** In what the constructs take, these are made by us, so a caller cannot leave a part of them out. */
const isOurs = (node: ts.Node): boolean => !node.getSourceFile().fileName.includes("node_modules");

/** What a caller hands to us: to a public class or to its `fromExisting`. */
export interface Taker {
  readonly className: string;
  readonly method: "constructor" | "fromExisting";
  /** The name of the type of its properties. */
  readonly typeName: string;
  readonly type: ts.Type;
}

function* takersOf(checker: ts.TypeChecker, { name, symbol }: PublicExport): Generator<Taker> {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined || !ts.isClassDeclaration(declaration) || !isOurs(declaration)) return;
  if (ts.getModifiers(declaration)?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword)) return;
  for (const member of declaration.members) {
    const isFactory = ts.isMethodDeclaration(member) && member.name.getText() === "fromExisting";
    if (!isFactory && !ts.isConstructorDeclaration(member)) continue;
    const given = member.parameters[2];
    if (given?.type && ts.isTypeReferenceNode(given.type) && !given.initializer) {
      const method = isFactory ? "fromExisting" : "constructor";
      const type = checker.getTypeFromTypeNode(given.type);
      yield { className: name, method, typeName: given.type.typeName.getText(), type };
    }
  }
}

const isInterface = (type: ts.Type): boolean => {
  const [declaration] = (type.aliasSymbol ?? type.getSymbol())?.declarations ?? [];
  return (
    declaration !== undefined &&
    (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) &&
    isOurs(declaration)
  );
};

const nameOf = (type: ts.Type): string => (type.aliasSymbol ?? type.getSymbol())!.name;

const add = (checker: ts.TypeChecker, name: string, type: ts.Type, table: Table): void => {
  if (table.has(name)) return;
  const required = checker.getPropertiesOfType(type).flatMap((property) => {
    const own = checker.getTypeOfSymbol(property);
    const mayMiss = (property.flags & ts.SymbolFlags.Optional) !== 0 || checker.getNonNullableType(own) !== own;
    return mayMiss || (property.flags & ts.SymbolFlags.Method) !== 0 ? [] : [[property.name, own] as const];
  });
  if (required.length === 0) return;
  const text = (own: ts.Type): string =>
    checker.typeToString(own, undefined, ts.TypeFormatFlags.NoTruncation).replaceAll(/import\("[^"]*"\)\./g, "");
  table.set(name, Object.fromEntries(required.map(([field, own]) => [field, text(own)])));
  for (const [, own] of required) {
    const item = checker.isArrayType(own) ? (checker.getTypeArguments(own as ts.TypeReference)[0] ?? own) : own;
    if (isInterface(item) && item.getCallSignatures().length === 0 && !item.isUnion())
      add(checker, nameOf(item), item, table);
  }
};

export const takers = (): readonly Taker[] => {
  const program = programOf([entry]);
  return publicExports(program, entry).flatMap((one) => [...takersOf(program.getTypeChecker(), one)]);
};

export const requiredProperties = (): string => {
  const program = programOf([entry]);
  const checker = program.getTypeChecker();
  const table: Table = new Map();
  for (const one of publicExports(program, entry)) {
    for (const { typeName, type } of takersOf(checker, one)) add(checker, typeName, type, table);
  }
  const rows = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, required]) => `  ${name}: ${JSON.stringify(required)},`);
  return [
    "// Written by `npm run required` from the types.",
    "",
    "/** What the properties of each type have to hold, and of which type it is. */",
    "// prettier-ignore",
    "export const requiredProperties = {",
    ...rows,
    "} as const satisfies Record<string, Readonly<Record<string, string>>>;",
    "",
  ].join("\n");
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, requiredProperties());
