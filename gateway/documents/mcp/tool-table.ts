import type { CatalogueTool, Effect, ToolCatalogue } from "@mcp-landing-zone/contract";
import { holdersOf, templatePieces, variablesOf } from "@mcp-landing-zone/contract";
import type { Expr, Given, Pattern } from "../../policy/index.ts";
import {
  characters,
  equals,
  itemAt,
  lookup,
  matches,
  not,
  pick,
  sequence,
  split,
  text,
  toInteger,
  words,
} from "../../policy/index.ts";
import { mcpVariables } from "./variables.ts";

/** While the threat level is raised, a tool may be called so many times less. */
const raisedDivisor = 4;

type Row = Pick<CatalogueTool, "scope" | "limits">;

/** `word` is what operators call it in the kill switch, and what its calls are counted under. */
const rowOf = ({ scope, limits }: Row, word: string, effect: Effect, scopes: ToolCatalogue["scopes"]): string => {
  const { callsPerMinute, callsPerDay, maxInputBytes } = limits;
  const fewer = Math.max(1, Math.floor(callsPerMinute / raisedDivisor));
  return [holdersOf(scopes, scope).join(" "), callsPerMinute, callsPerDay, maxInputBytes, effect, fewer, word].join(
    "|",
  );
};

/** One row for each tool, resource and prompt, so that a document grows by a line with each of them, and not by a branch. */
const rowsOf = ({ scopes, tools, resources = [], prompts = [] }: ToolCatalogue) => ({
  tools: tools.map((one) => ({ ...one, row: rowOf(one, `tool:${one.name}`, one.effect, scopes) })),
  resources: resources.map((one) => ({ ...one, row: rowOf(one, `resource:${one.name}`, "read", scopes) })),
  prompts: prompts.map((one) => ({ ...one, row: rowOf(one, `prompt:${one.name}`, "read", scopes) })),
});

const by = <K extends string>(key: K, rows: readonly (Readonly<Record<K, string>> & { readonly row: string })[]) =>
  Object.fromEntries(rows.map((one) => [one[key], one.row]));

/** The value of a template's variable: one part of an address. The server judges its meaning. */
const part = characters("A-Za-z0-9._~!'()*%-", 1, 768);

const patternOf = (piece: ReturnType<typeof templatePieces>[number]): readonly Pattern[] => {
  if ("variable" in piece) return [part];
  return piece.literal === "" ? [] : [piece.literal];
};

const addressPattern = (template: string): Pattern => sequence(...templatePieces(template).flatMap(patternOf));

const method = mcpVariables.method.or("");
const target = mcpVariables.target.or("");
const ref = (member: string): Expr<"string"> => mcpVariables.message.at("params", "ref", member).text("");
const isCompletion = equals(method, "completion/complete");

/** The methods that ask for one thing of the catalogue; those that no catalogue of this kind answers are left to the server. */
export const askingMethods = ({ resources = [], prompts = [] }: ToolCatalogue): readonly string[] => [
  "tools/call",
  ...(resources.length > 0 ? ["resources/read"] : []),
  ...(prompts.length > 0 ? ["prompts/get"] : []),
  ...(resources.length + prompts.length > 0 ? ["completion/complete"] : []),
];

/** The catalogue row that the message asks for; empty when there is none. */
export const askedRow = (catalogue: ToolCatalogue): Expr<"string"> => {
  const { tools, resources, prompts } = rowsOf(catalogue);
  const [fixed, templates] = [true, false].map((isFixed) =>
    resources.filter(({ uri }) => (variablesOf(uri).length === 0) === isFixed),
  ) as [typeof resources, typeof resources];
  const address = templates.reduce(
    (otherwise: Expr<"string">, { uri, row }) => pick(matches(target, addressPattern(uri)), row, otherwise),
    lookup(target, by("uri", fixed), ""),
  );
  const completed = pick(
    equals(ref("type"), "ref/prompt"),
    lookup(ref("name"), by("name", prompts), ""),
    pick(equals(ref("type"), "ref/resource"), lookup(ref("uri"), by("uri", resources), ""), ""),
  );
  const rows: Readonly<Record<string, Expr<"string">>> = {
    "tools/call": lookup(target, by("name", tools), ""),
    "resources/read": address,
    "prompts/get": lookup(target, by("name", prompts), ""),
    "completion/complete": completed,
  };
  return askingMethods(catalogue).reduceRight(
    (otherwise: Given<"string">, name) => pick(equals(method, name), rows[name]!, otherwise),
    "",
  ) as Expr<"string">;
};

const columns = split(mcpVariables.tool.or(""), "|");

/** What the row of the called tool says. */
export const calledTool = {
  /** The scopes of which one is enough; the first is the one to ask for. */
  holders: words(itemAt(columns, 0, "")),
  scope: itemAt(words(itemAt(columns, 0, "")), 0, ""),
  callsPerMinute: toInteger(itemAt(columns, 1, ""), 1),
  callsPerDay: toInteger(itemAt(columns, 2, ""), 1),
  maxInputBytes: toInteger(itemAt(columns, 3, ""), 1),
  /** Whether it does anything but read. */
  changes: not(equals(itemAt(columns, 4, ""), "read")),
  /** Calls a minute while the threat level is raised. */
  fewerPerMinute: toInteger(itemAt(columns, 5, ""), 1),
  /** `tool:<name>`, `resource:<name>` or `prompt:<name>`. */
  word: itemAt(columns, 6, ""),
  /** Its calls are counted apart from completions for it, of which one text that is typed takes many. */
  counter: text(itemAt(columns, 6, ""), pick(isCompletion, ":complete", "")),
} as const;

/** The scopes that applications without a user may be given. */
export const applicationScopes = ({ scopes }: ToolCatalogue): readonly string[] =>
  scopes.filter(({ applications }) => applications).map(({ name }) => name);
