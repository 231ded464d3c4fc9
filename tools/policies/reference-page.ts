// `npm run policies:reference`: writes gateway/policy/REFERENCE.md from the code. A test holds that the page is what the code says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { ElementName } from "../../gateway/policy/element/place.ts";
import { legality, legalityOf, sections } from "../../gateway/policy/element/place.ts";
import { operations, reads } from "../../gateway/policy/expression/registry.ts";
import { policyRules } from "../../gateway/policy/lint/rules.ts";

const library = new URL("../../gateway/policy/", import.meta.url).pathname;

interface Exported {
  readonly name: string;
  /** The first sentence or more that stands above it. */
  readonly comment: string;
  /** Texts within it, by which it is found: the element or the operation that it makes. */
  readonly texts: ReadonlySet<string>;
}

/** What the files of a folder export. */
const exportsOf = (folder: string): readonly Exported[] =>
  readdirSync(join(library, folder))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const text = readFileSync(join(library, folder, file), "utf8");
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      return source.statements.flatMap((statement) => exported(statement, text));
    });

const exported = (statement: ts.Statement, text: string): readonly Exported[] => {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  const names = ts.isFunctionDeclaration(statement)
    ? [statement.name!.text]
    : ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : [];
  const texts = new Set([...statement.getText().matchAll(/"([^"]*)"/g)].map(([, one]) => one!));
  for (const [place, element] of Object.entries(placeAliases))
    if (statement.getText().includes(place)) texts.add(element);
  return names.map((name) => ({ name, comment: commentOf(statement, text), texts }));
};

/** Places of elements that have a name in the code. */
const placeAliases: Readonly<Record<string, ElementName>> = { HeaderPlace: "set-header", AnyPlace: "set-variable" };

const commentOf = (statement: ts.Statement, text: string): string => {
  const last = ts.getLeadingCommentRanges(text, statement.pos)?.at(-1);
  const comment = last ? text.slice(last.pos, last.end) : "";
  if (!comment.startsWith("/**")) return "";
  return comment
    .slice(3, -2)
    .replace(/^\s*\* ?/gm, "")
    .replace(/@example[^]*$/, "")
    .replace(/\s+/g, " ")
    .trim();
};

const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
  left.name < right.name ? -1 : 1;
const cell = (text: string): string => text.replaceAll("|", "\\|");
const code = (text: string): string => `\`${text}\``;

const elementRows = (): readonly string[] => {
  const builders = exportsOf("element");
  return (Object.keys(legality) as ElementName[]).toSorted().map((element) => {
    // One builder makes what has a second name for Azure OpenAI, under its first.
    const written = element.replace(/^azure-openai-/, "llm-");
    const made = builders.filter(({ name, texts }) => texts.has(written) && name !== "legality" && name !== "samples");
    const { sections: legal, scopes, once } = legalityOf(element);
    const where = legal.length === sections.length ? "all sections" : legal.join(", ");
    const limits = [where, ...(scopes.includes("fragment") ? [] : ["not in fragments"]), ...(once ? ["once"] : [])];
    const functions = [...new Set(made.map(({ name }) => code(`${name}()`)))].join(", ");
    const names = written === element ? functions : `${functions} as ${code(written)}`;
    return `| ${code(element)} | ${names} | ${limits.join("; ")} | ${cell(made[0]?.comment ?? "")} |`;
  });
};

const operationRows = (): readonly string[] => {
  const functions = exportsOf("expression");
  return [...operations.values()].toSorted(byName).map(({ name, takes, gives }) => {
    const [made] = functions.filter(({ texts }) => texts.has(name) && texts.has(gives));
    return `| ${code(`${made?.name ?? name}(${takes.join(", ")})`)} | ${gives} | ${cell(made?.comment ?? "")} |`;
  });
};

const readRows = (): readonly string[] =>
  [...reads.values()].toSorted(byName).map(({ name, gives }) => `| ${code(name)} | ${gives} |`);

const ruleRows = (): readonly string[] => policyRules.map(({ id, why }) => `| ${code(id)} | ${cell(why)} |`);

export const referencePage = (): string =>
  [
    "# Reference",
    "",
    "Written by `npm run policies:reference` from the code.",
    "",
    "## Elements",
    "",
    "Each is rendered, executed and read back. Types and a rule keep an element to its sections.",
    "",
    "| element | made by | where | what it does |",
    "| --- | --- | --- | --- |",
    ...elementRows(),
    "",
    "## Operations",
    "",
    "Each is total and means the same in C# and in TypeScript; a test compiles the C# and compares. `text`, `and`, `or`, `pick`, `lookup`, `mapEach`, `keepEach`, `someOf` and `everyOf` put them together.",
    "",
    "| operation | gives | meaning |",
    "| --- | --- | --- |",
    ...operationRows(),
    "",
    "## Reads",
    "",
    "What the request or an earlier element provides. Those that begin with `required` fail where the variable is not set: policies that are read in have them, and a rule reports them.",
    "",
    "| read | gives |",
    "| --- | --- |",
    ...readRows(),
    "",
    "## Rules",
    "",
    "`lintPolicy(document)` judges by all of them.",
    "",
    "| rule | why |",
    "| --- | --- |",
    ...ruleRows(),
    "",
  ].join("\n");
