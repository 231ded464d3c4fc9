import type { JsonNode } from "./expr.ts";

/**
 * JSON that every parser behind the gateway reads the same way (I-JSON, RFC 7493): no duplicate names, no lone surrogates, nothing beyond
 * the grammar of RFC 8259, and nesting that no parser refuses. Everything else is not JSON to a policy.
 *
 * Json.NET is far more lenient, takes a string that looks like a date for a date and rounds numbers, so it never sees the text as it came:
 * this scan rewrites it with a tag before every string, name and number, numbers as strings. Json.NET cannot misread the result.
 */
export const tags = { string: "s", number: "n", name: "p" } as const;

/** Json.NET stops at 64, and the tags must not be what takes a text there. */
export const deepest = 32;

/** What the scan expects next. */
export const expects = {
  value: 0,
  valueOrEnd: 1,
  nameOrEnd: 2,
  name: 3,
  colon: 4,
  commaOrEnd: 5,
  nothing: 6,
} as const;

/** The tagged form of an I-JSON text, or the empty string for any other text. */
export const tagged = (text: string): string => {
  if (loneSurrogate.test(text)) return "";
  const output: string[] = [];
  /** Names seen in each open object; `undefined` stands for an array. */
  const open: (Set<string> | undefined)[] = [];
  let expected: number = expects.value;
  let at = 0;

  const afterValue = () => (open.length === 0 ? expects.nothing : expects.commaOrEnd);

  while (at < text.length) {
    const character = text[at]!;
    if (character === " " || character === "\t" || character === "\n" || character === "\r") {
      at++;
      continue;
    }
    if (character === '"') {
      if (expected > expects.name) return "";
      const scanned = scanString(text, at);
      if (!scanned) return "";
      const isName = expected >= expects.nameOrEnd;
      if (isName) {
        const names = open.at(-1)!;
        if (names.has(scanned.value)) return "";
        names.add(scanned.value);
      }
      output.push('"', isName ? tags.name : tags.string, text.slice(at + 1, scanned.end));
      expected = isName ? expects.colon : afterValue();
      at = scanned.end;
    } else if (character === "{" || character === "[") {
      if (expected > expects.valueOrEnd || open.length === deepest) return "";
      open.push(character === "{" ? new Set() : undefined);
      output.push(character);
      expected = character === "{" ? expects.nameOrEnd : expects.valueOrEnd;
      at++;
    } else if (character === "}" || character === "]") {
      const emptyEnd = character === "}" ? expects.nameOrEnd : expects.valueOrEnd;
      if ((expected !== emptyEnd && expected !== expects.commaOrEnd) || open.length === 0) return "";
      if ((open.pop() === undefined) !== (character === "]")) return "";
      output.push(character);
      expected = afterValue();
      at++;
    } else if (character === ",") {
      if (expected !== expects.commaOrEnd) return "";
      output.push(character);
      expected = open.at(-1) ? expects.name : expects.value;
      at++;
    } else if (character === ":") {
      if (expected !== expects.colon) return "";
      output.push(character);
      expected = expects.value;
      at++;
    } else {
      if (expected > expects.valueOrEnd) return "";
      scalar.lastIndex = at;
      const found = scalar.exec(text)?.[0];
      if (found === undefined) return "";
      output.push(/[a-z]/.test(found[0]!) ? found : `"${tags.number}${found}"`);
      expected = afterValue();
      at += found.length;
    }
  }
  return expected === expects.nothing ? output.join("") : "";
};

/** The string that starts at a quotation mark, and the position after its end; nothing for a malformed one. */
const scanString = (text: string, start: number): { readonly value: string; readonly end: number } | undefined => {
  string.lastIndex = start;
  const raw = string.exec(text)?.[0];
  if (raw === undefined) return undefined;
  return { value: raw.includes("\\") ? (JSON.parse(raw) as string) : raw.slice(1, -1), end: start + raw.length };
};

const hex = (digits: number): string => `[0-9a-fA-F]{${digits}}`;

// An escaped half of a surrogate pair is an escape only together with the other half.
const escape = String.raw`(?:[0-9a-cefA-CEF]${hex(3)}|[dD][0-7]${hex(2)}|[dD][89abAB]${hex(2)}\\u[dD][c-fC-F]${hex(2)})`;

/** Regular expressions that .NET and JavaScript read alike; both languages anchor them at the place that the scan has reached. */
export const forms = {
  string: String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u${escape})[^"\\\u0000-\u001f]*)*"`,
  scalar: String.raw`(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)`,
  loneSurrogate: String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`,
} as const;

const string = new RegExp(forms.string, "y");
const scalar = new RegExp(forms.scalar, "y");
const loneSurrogate = new RegExp(forms.loneSurrogate);

/** The value that a tagged text spells; a missing one for the empty text. */
export const untagged = (text: string): JsonNode | undefined =>
  text === "" ? undefined : (JSON.parse(text) as JsonNode);
