import { csharpString } from "./csharp-literal.ts";
import type { Expr, Given } from "./expr.ts";
import { expr, literal } from "./expr.ts";
import { operation } from "./operation.ts";
import type { Pattern } from "./pattern.ts";
import { toRegex } from "./pattern.ts";

/**
 * Whether two texts are equal, by ordinal comparison.
 *
 * @example
 * when(equals(request.method, "DELETE"), returnResponse({ status: 405 }));
 */
export const equals = operation({
  name: "equals",
  takes: ["string", "string"],
  gives: "boolean",
  csharp: ([left, right]) => `(${left} == ${right})`,
  evaluate: (left, right) => left === right,
});

/** One text and then the other. */
export const appended = operation({
  name: "appended",
  takes: ["string", "string"],
  gives: "string",
  csharp: ([left, right]) => `(${left} + ${right})`,
  evaluate: (left, right) => left + right,
});

/**
 * The parts, one after the other; constants beside each other are one.
 *
 * @example
 * text("orders:", request.clientIp, ":", request.method);
 */
export const text = (...parts: readonly Given<"string">[]): Expr<"string"> => {
  const [first = literal("string", ""), ...rest] = parts
    .map((part) => expr("string", part))
    .reduce<readonly Expr<"string">[]>((all, part) => {
      const last = all.at(-1);
      const isConstant = last?.kind === "literal" && part.kind === "literal";
      return isConstant ? [...all.slice(0, -1), literal("string", last.value + part.value)] : [...all, part];
    }, []);
  return rest.reduce((left, right) => appended(left, right), first);
};

/**
 * Length in UTF-16 code units, as both languages count.
 *
 * @example
 * isMoreThan(length(request.query), 2_000);
 */
export const length = operation({
  name: "length",
  takes: ["string"],
  gives: "integer",
  csharp: ([value]) => `${value}.Length`,
  evaluate: (value) => value.length,
});

/**
 * Whether a text contains another, by ordinal comparison.
 *
 * @example
 * contains(request.path, "/admin");
 */
export const contains = operation({
  name: "contains",
  takes: ["string", "string"],
  gives: "boolean",
  csharp: ([value, part]) => `(${value}.IndexOf(${part}, StringComparison.Ordinal) >= 0)`,
  evaluate: (value, part) => value.includes(part),
});

/**
 * Whether a text begins with another, by ordinal comparison.
 *
 * @example
 * startsWith(request.path, "/mcp");
 */
export const startsWith = operation({
  name: "startsWith",
  takes: ["string", "string"],
  gives: "boolean",
  csharp: ([value, start]) => `${value}.StartsWith(${start}, StringComparison.Ordinal)`,
  evaluate: (value, start) => value.startsWith(start),
});

/**
 * Whether a text ends with another, by ordinal comparison.
 *
 * @example
 * endsWith(request.host, ".example");
 */
export const endsWith = operation({
  name: "endsWith",
  takes: ["string", "string"],
  gives: "boolean",
  csharp: ([value, end]) => `${value}.EndsWith(${end}, StringComparison.Ordinal)`,
  evaluate: (value, end) => value.endsWith(end),
});

/**
 * At most `count` code units from `start`; a range beyond the text is cut, never an error.
 *
 * @example
 * slice(request.id, 0, 8); // the first eight characters
 */
export const slice = operation({
  name: "slice",
  takes: ["string", "integer", "integer"],
  gives: "string",
  csharp: ([value, start, count]) => `new string(${value}.Skip(${start}).Take(${count}).ToArray())`,
  evaluate: (value, start, count) => {
    const from = Math.max(start, 0);
    return value.slice(from, from + Math.max(count, 0));
  },
});

/**
 * What precedes the first separator; the whole text when there is none.
 *
 * @example
 * before(request.host, "."); // of "orders.example": "orders"
 */
export const before = operation({
  name: "before",
  takes: ["string", "separator"],
  gives: "string",
  csharp: ([value, separator]) => `${value}.Split(new[] { ${csharpString(separator)} }, 2, StringSplitOptions.None)[0]`,
  evaluate: (value, separator) => value.split(separator, 1)[0] ?? value,
});

/**
 * What follows the first separator; nothing when there is none.
 *
 * @example
 * after(request.header("Authorization"), "Bearer "); // of "Bearer abc": "abc"
 */
export const after = operation({
  name: "after",
  takes: ["string", "separator"],
  gives: "string",
  csharp: ([value, separator]) =>
    `string.Concat(${value}.Split(new[] { ${csharpString(separator)} }, 2, StringSplitOptions.None).Skip(1))`,
  evaluate: (value, separator) => {
    const at = value.indexOf(separator);
    return at < 0 ? "" : value.slice(at + separator.length);
  },
});

/**
 * Without the white space that HTTP allows around a value: spaces and tabs, nothing else.
 *
 * @example
 * trimmed(request.header("X-Name"));
 */
export const trimmed = operation({
  name: "trimmed",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) => `${value}.Trim(' ', '\\t')`,
  evaluate: (value) => {
    let start = 0;
    let end = value.length;
    while (start < end && isBlank(value, start)) start++;
    while (end > start && isBlank(value, end - 1)) end--;
    return value.slice(start, end);
  },
});

/**
 * Lower case for A to Z only. Other scripts have no case mapping that two languages agree on.
 *
 * @example
 * equals(lowered(request.host), "orders.example");
 */
export const lowered = operation({
  name: "lowered",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) => `new string(${value}.Select(c => c >= 'A' && c <= 'Z' ? (char)(c + 32) : c).ToArray())`,
  evaluate: (value) => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
});

/**
 * Every occurrence of the second replaced by the third.
 *
 * @example
 * replaced(request.path, "//", "/");
 */
export const replaced = operation({
  name: "replaced",
  takes: ["string", "separator", "constant"],
  gives: "string",
  csharp: ([value, from, to]) => `${value}.Replace(${csharpString(from)}, ${csharpString(to)})`,
  evaluate: (value, from, to) => value.split(from).join(to),
});

/** Whether the whole text has a form; authors call `matches` with a pattern. */
export const matching = operation({
  name: "matches",
  takes: ["string", "constant"],
  gives: "boolean",
  csharp: ([value, regex]) => `Regex.IsMatch(${value}, ${csharpString(`\\A(?:${regex})\\z`)})`,
  evaluate: (value, regex) => compiledRegex(regex).test(value),
});

/**
 * Whether the whole text has the form of the pattern.
 *
 * @example
 * matches(request.header("X-Tenant"), guid);
 */
export const matches = (value: Given<"string">, pattern: Pattern): Expr<"boolean"> => matching(value, toRegex(pattern));

const isBlank = (value: string, index: number): boolean => value[index] === " " || value[index] === "\t";

const regexes = new Map<string, RegExp>();

const compiledRegex = (source: string): RegExp => {
  let regex = regexes.get(source);
  if (!regex) {
    regex = new RegExp(`^(?:${source})$`);
    regexes.set(source, regex);
  }
  return regex;
};
