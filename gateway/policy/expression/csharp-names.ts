import type { Expr } from "./expr.ts";

/** Names that locals may not have: words of C#, what policies call the request, and the names inside what operations write. */
const taken = (
  "abstract as base bool break byte case catch char checked class const context continue decimal default delegate do double else enum " +
  "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new " +
  "null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static " +
  "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile while yield " +
  "text strings scalars output open expected at found raw content plain isNumber b c i p"
).split(" ");

/** Gives each local of one expression a name of its own. */
export class LocalNames {
  readonly #taken = new Set(taken);

  next(hint: string): string {
    const name = candidates(hint).find((candidate) => !this.#taken.has(candidate))!;
    this.#taken.add(name);
    return name;
  }
}

const candidates = (hint: string): readonly string[] => [
  hint,
  ...Array.from({ length: 999 }, (_, index) => `${hint}${index + 2}`),
];

/** What a value is called, after where it comes from. */
export const hintFor = (expr: Expr): string => {
  switch (expr.kind) {
    case "read":
      return camelCase(...expr.keys.slice(0, 1), ...readKinds(expr.read, expr.keys));
    case "operation": {
      const [first, second] = expr.operands;
      if (expr.operation === "member" && second?.kind === "constant") return camelCase(second.value);
      if (expr.operation === "appended") return "combined";
      return first !== undefined && first.kind !== "constant" && isNamed(first)
        ? camelCase(hintFor(first), expr.operation.replace(/^json/, ""))
        : camelCase(expr.operation);
    }
    case "lookup":
      return "entry";
    case "each":
      return { mapped: "mapped", kept: "kept", some: "isSome", every: "isEach" }[expr.gives];
    case "junction":
      return expr.joins === "and" ? "holdsAll" : "holdsAny";
    case "choice":
      return "chosen";
    case "literal":
      return expr.type === "strings" ? "listed" : "constant";
    default:
      return "given";
  }
};

/** What the value is called that an expression looks at more than once. */
export const hintForPart = (expr: Expr): string => {
  if (expr.kind === "read") return camelCase(expr.keys[0] ?? "part", expr.read === "variable.json" ? "text" : "");
  const first = expr.kind === "operation" ? expr.operands[0] : undefined;
  return first === undefined || first.kind === "constant" ? "part" : hintFor(first);
};

const isNamed = (expr: Expr): boolean =>
  expr.kind === "read" || (expr.kind === "operation" && expr.operation === "member");

/** What tells two reads of one name apart. */
const readKinds = (read: string, keys: readonly string[]): readonly string[] => {
  if (read === "variable.claims") return keys.slice(1, 2);
  if (read === "request.headerValues") return ["values"];
  return keys.length === 0 || read.startsWith("variable.response") ? [read.slice(read.indexOf(".") + 1)] : [];
};

const longestName = 24;

/** Parts as one identifier; a long one, such as the URL that names a property, keeps its end. */
const camelCase = (...parts: readonly string[]): string => {
  const words = parts
    .join(" ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const isLong = words.join("").length > longestName;
  const [first = "unnamed", ...rest] = words.slice(isLong ? -2 : 0).map((word) => word.toLowerCase());
  const name = [first, ...rest.map((word) => word[0]!.toUpperCase() + word.slice(1))].join("");
  return /^[a-z]/.test(name) && name.length > 1 ? name : `of${name[0]!.toUpperCase()}${name.slice(1)}`;
};
