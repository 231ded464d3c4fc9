import { csharpString } from "./csharp-literal.ts";
import { quoted } from "./encoding.ts";
import type { Expr, Given, JsonNode } from "./expr.ts";
import { tags } from "./ijson.ts";
import { operation } from "./operation.ts";

/** The value of a property; missing when there is none, or nothing that could have one. */
export const member = operation({
  name: "member",
  takes: ["json", "constant"],
  gives: "json",
  csharp: ([value, name]) => `((${value} as JObject)?[${csharpString(tags.name + name)}])`,
  evaluate: (value, name) => (isObject(value) ? value[tags.name + name] : undefined),
});

/** `object`, `array`, `string`, `number`, `boolean`, `null` or `missing`. */
export const jsonKind = operation({
  name: "jsonKind",
  takes: ["json"],
  gives: "string",
  csharp: ([value], bind) =>
    bind(
      value,
      (json) =>
        `${json} == null ? "missing" : ${json}.Type == JTokenType.Object ? "object" : ${json}.Type == JTokenType.Array ? "array" : ` +
        `${json}.Type == JTokenType.Boolean ? "boolean" : ${json}.Type == JTokenType.Null ? "null" : ` +
        `${has(json, tags.number)} ? "number" : "string"`,
    ),
  evaluate: (value) => {
    if (value === undefined) return "missing";
    if (value === null) return "null";
    if (typeof value === "string") return value.startsWith(tags.number) ? "number" : "string";
    if (typeof value === "boolean") return "boolean";
    return Array.isArray(value) ? "array" : "object";
  },
});

/** C# for whether a value is of a kind, where that is shorter than its kind. */
export const kindTests: ReadonlyMap<string, (json: string) => string> = new Map([
  ["missing", (json) => `(${json} == null)`],
  ["object", (json) => `(${json} is JObject)`],
  ["array", (json) => `(${json} is JArray)`],
]);

/** The content of a JSON string; `otherwise` for anything else. */
export const jsonText = operation({
  name: "jsonText",
  takes: ["json", "string"],
  gives: "string",
  csharp: ([value, otherwise], bind) =>
    bind(value, (json) => `${isTagged(json, tags.string)} ? ((string)${json}).Substring(1) : ${otherwise}`),
  evaluate: (value, otherwise) => content(value, tags.string) ?? otherwise,
});

/** A JSON number written in one to nine digits; `otherwise` for anything else, `1.0` and `1e3` included. */
export const jsonInteger = operation({
  name: "jsonInteger",
  takes: ["json", "integer"],
  gives: "integer",
  csharp: ([value, otherwise], bind) =>
    bind(
      value,
      (json) =>
        `${isTagged(json, tags.number)} && Regex.IsMatch((string)${json}, "\\\\A${tags.number}[0-9]\\u007b1,9\\u007d\\\\z") ` +
        `? int.Parse(((string)${json}).Substring(1)) : ${otherwise}`,
    ),
  evaluate: (value, otherwise) => {
    const digits = content(value, tags.number);
    return digits !== undefined && /^[0-9]{1,9}$/.test(digits) ? Number(digits) : otherwise;
  },
});

/** A JSON boolean; `otherwise` for anything else. */
export const jsonBoolean = operation({
  name: "jsonBoolean",
  takes: ["json", "boolean"],
  gives: "boolean",
  csharp: ([value, otherwise], bind) =>
    bind(value, (json) => `${json} != null && ${json}.Type == JTokenType.Boolean ? (bool)${json} : ${otherwise}`),
  evaluate: (value, otherwise) => (typeof value === "boolean" ? value : otherwise),
});

/** A string or a number as JSON, exactly as it came, to be written into another document; `otherwise` for anything else. */
export const jsonScalar = operation({
  name: "jsonScalar",
  takes: ["json", "string"],
  gives: "string",
  csharp: ([value, otherwise], bind) =>
    bind(
      value,
      (json) =>
        `${isTagged(json, tags.number)} ? ((string)${json}).Substring(1) : ${isTagged(json, tags.string)} ` +
        `? JsonConvert.SerializeObject(((string)${json}).Substring(1)) : ${otherwise}`,
    ),
  evaluate: (value, otherwise) => {
    const text = content(value, tags.string);
    return content(value, tags.number) ?? (text === undefined ? otherwise : quoted(text));
  },
});

/** The names of an object's properties; none for anything else. */
export const jsonNames = operation({
  name: "jsonNames",
  takes: ["json"],
  gives: "strings",
  csharp: ([value], bind) =>
    bind(
      `${value} as JObject`,
      (json) => `${json} == null ? new string[0] : ${json}.Properties().Select(p => p.Name.Substring(1)).ToArray()`,
    ),
  evaluate: (value) => (isObject(value) ? Object.keys(value).map((name) => name.slice(1)) : []),
});

/** The strings of an array that holds nothing else; none for anything else. */
export const jsonStrings = operation({
  name: "jsonStrings",
  takes: ["json"],
  gives: "strings",
  csharp: ([value], bind) =>
    bind(
      `${value} as JArray`,
      (json) =>
        `${json} == null || !${json}.All(i => ${isTagged("i", tags.string)}) ? new string[0] : ` +
        `${json}.Select(i => ((string)i).Substring(1)).ToArray()`,
    ),
  evaluate: (value) => {
    const items = Array.isArray(value) ? value.map((item: JsonNode) => content(item, tags.string)) : [];
    return items.every((item) => item !== undefined) ? items : [];
  },
});

/** Every string and every property name within a value, in the order of the document: all the text that a reader of it would see. */
export const jsonLeaves = operation({
  name: "jsonLeaves",
  takes: ["json"],
  gives: "strings",
  csharp: ([value], bind) =>
    bind(
      value,
      (json) =>
        `(${json} == null ? new JToken[0] : ${json} is JContainer ? ((JContainer)${json}).Descendants() : new[] { ${json} })` +
        `.Where(i => i is JProperty || ${isTagged("i", tags.string)})` +
        `.Select(i => (i is JProperty ? ((JProperty)i).Name : (string)i).Substring(1)).ToArray()`,
    ),
  evaluate: (value) => leaves(value),
});

/** How many bytes the value takes as JSON in UTF-8, without white space and with numbers as they are spelled; none when it is missing. */
export const jsonSize = operation({
  name: "jsonSize",
  takes: ["json"],
  gives: "integer",
  csharp: ([value], bind) =>
    bind(value, (json) => {
      const parts = `(${json} is JContainer ? ((JContainer)${json}).Descendants() : new[] { ${json} })`;
      // Written out with the tags, of which a number has quotes as well.
      const tagsOf = `i is JProperty || ${isTagged("i", tags.string)} ? 1 : ${isTagged("i", tags.number)} ? 3 : 0`;
      const size = `Encoding.UTF8.GetBytes(${json}.ToString(Formatting.None)).Length`;
      return `${json} == null ? 0 : ${size} - ${parts}.Sum(i => ${tagsOf})`;
    }),
  evaluate: (value) => (value === undefined ? 0 : Buffer.byteLength(written(value))),
});

/** A place in a JSON document, and what can be read there. */
export interface JsonPlace {
  /** The value at this place. */
  readonly expr: Expr<"json">;
  /** The place below, by the names of members. */
  at(...names: readonly string[]): JsonPlace;
  /** `object`, `array`, `string`, `number`, `boolean`, `null`, or the empty text where nothing is. */
  kind(): Expr<"string">;
  /** The text at this place, or else the default. */
  text(otherwise: Given<"string">): Expr<"string">;
  /** The whole number at this place, or else the default. */
  integer(otherwise: Given<"integer">): Expr<"integer">;
  /** The condition at this place, or else the default. */
  boolean(otherwise: Given<"boolean">): Expr<"boolean">;
  /** The text, number or condition at this place as a text, or else the default. */
  scalar(otherwise: Given<"string">): Expr<"string">;
  /** The names of the members. */
  names(): Expr<"strings">;
  /** The texts of the array. */
  strings(): Expr<"strings">;
  /** All names and texts below this place. */
  leaves(): Expr<"strings">;
  /** The bytes that the value takes as JSON. */
  size(): Expr<"integer">;
}

export const jsonPlace = (expr: Expr<"json">): JsonPlace => ({
  expr,
  at: (...names) => jsonPlace(names.reduce<Expr<"json">>((place, name) => member(place, name), expr)),
  kind: () => jsonKind(expr),
  text: (otherwise) => jsonText(expr, otherwise),
  integer: (otherwise) => jsonInteger(expr, otherwise),
  boolean: (otherwise) => jsonBoolean(expr, otherwise),
  scalar: (otherwise) => jsonScalar(expr, otherwise),
  names: () => jsonNames(expr),
  strings: () => jsonStrings(expr),
  leaves: () => jsonLeaves(expr),
  size: () => jsonSize(expr),
});

/** Every string that the scan let through begins with a tag. */
const has = (json: string, tag: string): string => `((string)${json})[0] == '${tag}'`;

const isTagged = (json: string, tag: string): string =>
  `(${json} != null && ${json}.Type == JTokenType.String && ${has(json, tag)})`;

const content = (value: JsonNode | undefined, tag: string): string | undefined =>
  typeof value === "string" && value.startsWith(tag) ? value.slice(1) : undefined;

const isObject = (value: JsonNode | undefined): value is { readonly [name: string]: JsonNode } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const leaves = (value: JsonNode | undefined): readonly string[] => {
  if (typeof value === "string") return value.startsWith(tags.string) ? [value.slice(1)] : [];
  if (Array.isArray(value)) return value.flatMap((item: JsonNode) => leaves(item));
  return isObject(value) ? Object.entries(value).flatMap(([name, item]) => [name.slice(1), ...leaves(item)]) : [];
};

/** The value as JSON again, as Json.NET writes it. */
const written = (value: JsonNode): string => {
  if (typeof value === "string") return content(value, tags.number) ?? quoted(value.slice(1));
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (!isObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${quoted(name.slice(1))}:${written(item)}`)
    .join(",")}}`;
};
