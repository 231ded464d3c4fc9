import { csharpString } from "./csharp-literal.ts";
import type { Each, Expr, Given, Item } from "./expr.ts";
import { expr } from "./expr.ts";
import { operation } from "./operation.ts";

/**
 * The parts between separators, the empty ones too.
 *
 * @example
 * split(request.path, "/");
 */
export const split = operation({
  name: "split",
  takes: ["string", "separator"],
  gives: "strings",
  csharp: ([value, separator]) => `${value}.Split(new[] { ${csharpString(separator)} }, StringSplitOptions.None)`,
  evaluate: (value, separator) => value.split(separator),
});

/**
 * The words between single spaces, as OAuth writes scopes; a tab or another space is part of a word.
 *
 * @example
 * words("orders.read orders.write"); // between single spaces
 */
export const words = operation({
  name: "words",
  takes: ["string"],
  gives: "strings",
  csharp: ([value]) => `${value}.Split(new[] { " " }, StringSplitOptions.RemoveEmptyEntries)`,
  evaluate: (value) => value.split(" ").filter((word) => word !== ""),
});

/**
 * The items of a list as one text, with a separator between them.
 *
 * @example
 * joined(tokenVariable("token").values("roles"), " ");
 */
export const joined = operation({
  name: "joined",
  takes: ["strings", "constant"],
  gives: "string",
  csharp: ([list, separator]) => `string.Join(${csharpString(separator)}, ${list})`,
  evaluate: (list, separator) => list.join(separator),
});

/**
 * How many items a list has.
 *
 * @example
 * isNumber(count(request.headerValues("Authorization")), 1);
 */
export const count = operation({
  name: "count",
  takes: ["strings"],
  gives: "integer",
  csharp: ([list]) => `${list}.Length`,
  evaluate: (list) => list.length,
});

/**
 * Whether a list has an item, by ordinal comparison.
 *
 * @example
 * includes(tokenVariable("token").words("scp"), "orders.write");
 */
export const includes = operation({
  name: "includes",
  takes: ["strings", "string"],
  gives: "boolean",
  csharp: ([list, item]) => `${list}.Contains(${item})`,
  evaluate: (list, item) => list.includes(item),
});

/**
 * Whether a list has at least one of some items.
 *
 * @example
 * includesAny(tokenVariable("token").values("roles"), ["Reader", "Writer"]);
 */
export const includesAny = operation({
  name: "includesAny",
  takes: ["strings", "strings"],
  gives: "boolean",
  csharp: ([list, wanted]) => `${list}.Intersect(${wanted}).Any()`,
  evaluate: (list, wanted) => wanted.some((item) => list.includes(item)),
});

/**
 * True of an empty `wanted`, as of any subset.
 *
 * @example
 * includesAll(tokenVariable("token").values("roles"), ["Reader", "Writer"]);
 */
export const includesAll = operation({
  name: "includesAll",
  takes: ["strings", "strings"],
  gives: "boolean",
  csharp: ([list, wanted]) => `!${wanted}.Except(${list}).Any()`,
  evaluate: (list, wanted) => wanted.every((item) => list.includes(item)),
});

/**
 * Each item of the first list that the second lacks, once, in the order of the first.
 *
 * @example
 * without(words(request.header("X-Scopes")), ["offline_access"]);
 */
export const without = operation({
  name: "without",
  takes: ["strings", "strings"],
  gives: "strings",
  csharp: ([list, removed]) => `${list}.Except(${removed}).ToArray()`,
  evaluate: (list, removed) => [...new Set(list)].filter((item) => !removed.includes(item)),
});

/**
 * Each item that both lists have, once, in the order of the first.
 *
 * @example
 * const token = tokenVariable("token");
 * common(token.words("scp"), ["orders.read", "orders.write"]); // what both lists have
 */
export const common = operation({
  name: "common",
  takes: ["strings", "strings"],
  gives: "strings",
  csharp: ([list, other]) => `${list}.Intersect(${other}).ToArray()`,
  evaluate: (list, other) => [...new Set(list)].filter((item) => other.includes(item)),
});

/**
 * One list after the other.
 *
 * @example
 * followedBy(["orders.read"], words(request.header("X-Scopes")));
 */
export const followedBy = operation({
  name: "followedBy",
  takes: ["strings", "strings"],
  gives: "strings",
  csharp: ([list, other]) => `${list}.Concat(${other}).ToArray()`,
  evaluate: (list, other) => [...list, ...other],
});

/**
 * A list without repetitions.
 *
 * @example
 * distinct(request.headerValues("X-Tag"));
 */
export const distinct = operation({
  name: "distinct",
  takes: ["strings"],
  gives: "strings",
  csharp: ([list]) => `${list}.Distinct().ToArray()`,
  evaluate: (list) => [...new Set(list)],
});

/**
 * The item of a list that has exactly one.
 *
 * @example
 * only(request.headerValues("Authorization"), ""); // "" where the header is missing or repeated
 */
export const only = operation({
  name: "only",
  takes: ["strings", "string"],
  gives: "string",
  csharp: ([list, otherwise], bind) => bind(list, (items) => `${items}.Length == 1 ? ${items}[0] : ${otherwise}`),
  evaluate: (list, otherwise) => (list.length === 1 ? list[0]! : otherwise),
});

/**
 * The item at a position counted from zero.
 *
 * @example
 * itemAt(split(request.path, "/"), 1, ""); // of "/orders/7": "orders"
 */
export const itemAt = operation({
  name: "itemAt",
  takes: ["strings", "integer", "string"],
  gives: "string",
  csharp: ([list, index, otherwise], bind) =>
    bind(list, (items) =>
      bind(
        index,
        (at) =>
          `${/^[0-9]+$/.test(at) ? "" : `${at} >= 0 && `}${at} < ${items}.Length ? ${items}[${at}] : ${otherwise}`,
        "index",
      ),
    ),
  evaluate: (list, index, otherwise) => list[index] ?? otherwise,
});

type OfItem<T> = (item: Expr<"string">) => T;

/**
 * What a function makes of each item.
 *
 * @example
 * joined(mapEach(["orders.read", "orders.write"], (scope) => text("api://orders/", scope)), " ");
 */
export const mapEach = (list: Given<"strings">, body: OfItem<Given<"string">>): Each<"strings"> => ({
  kind: "each",
  type: "strings",
  gives: "mapped",
  ...over(list, (item) => expr("string", body(item))),
});

/**
 * The items for which a condition holds.
 *
 * @example
 * keepEach(tokenVariable("token").words("scp"), (scope) => startsWith(scope, "orders."));
 */
export const keepEach = (list: Given<"strings">, body: OfItem<Given<"boolean">>): Each<"strings"> => ({
  kind: "each",
  type: "strings",
  gives: "kept",
  ...over(list, (item) => expr("boolean", body(item))),
});

/**
 * Whether a condition holds for an item at least.
 *
 * @example
 * someOf(request.headerValues("X-Tag"), (tag) => equals(lowered(tag), "urgent"));
 */
export const someOf = (list: Given<"strings">, body: OfItem<Given<"boolean">>): Each<"boolean"> => ({
  kind: "each",
  type: "boolean",
  gives: "some",
  ...over(list, (item) => expr("boolean", body(item))),
});

/**
 * Whether a condition holds for all items; true of an empty list.
 *
 * @example
 * everyOf(request.headerValues("X-Tag"), (tag) => matches(tag, characters("a-z", 1, 20)));
 */
export const everyOf = (list: Given<"strings">, body: OfItem<Given<"boolean">>): Each<"boolean"> => ({
  kind: "each",
  type: "boolean",
  gives: "every",
  ...over(list, (item) => expr("boolean", body(item))),
});

let depth = 0;

/** Items are numbered by depth, so that the same source always gives the same data. */
const over = (list: Given<"strings">, body: OfItem<Expr>): Pick<Each<"strings">, "over" | "item" | "body"> => {
  const item: Item = { kind: "item", type: "string", item: depth };
  depth++;
  try {
    return { over: expr("strings", list), item: item.item, body: body(item) };
  } finally {
    depth--;
  }
};
