/**
 * Addresses of resources as templates (RFC 6570, level 1): a variable in braces stands for one part of an address, and a part holds no
 * slash, no dot segment and no hidden character. Expansions that could hold a path are not taken: path traversal needs those.
 */
type Piece = { readonly literal: string } | { readonly variable: string };

const variable = /\{([A-Za-z][A-Za-z0-9_]{0,31})\}/g;
const literal = /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*$/;
/** Long enough for the name of an upstream and a plus sign before an ordinary one. */
const scheme = /^[a-z][a-z0-9+.-]{0,50}:/;
/** Characters that need no encoding in a variable's part of an address. */
const unencoded = "A-Za-z0-9._~!'()*-";
/** What stands for a variable in an address. */
const part = `(?:[${unencoded}]|%[0-9A-Fa-f]{2}){1,768}`;
const longest = 512;
/** Characters that no part may hold, so that an address is parsed unambiguously and in linear time. */
const divider = /[:/?#@$&+,;=]/;

/**
 * The template in its pieces, literal and variable in turns, beginning with a literal.
 *
 * @example
 * templatePieces("notes://{name}"); // [{ literal: "notes://" }, { variable: "name" }, { literal: "" }]
 */
export const templatePieces = (template: string): readonly Piece[] =>
  template.split(variable).map((text, at) => (at % 2 === 0 ? { literal: text } : { variable: text }));

const isVariable = (piece: Piece): piece is { readonly variable: string } => "variable" in piece;

/**
 * Names of the template's variables, in the order in which they stand.
 *
 * @example
 * variablesOf("notes://{folder}/{name}"); // ["folder", "name"]
 */
export const variablesOf = (template: string): readonly string[] =>
  templatePieces(template)
    .filter(isVariable)
    .map(({ variable: name }) => name);

/**
 * What the template should be; undefined when it is that.
 *
 * @example
 * templateProblem("notes://{a}{b}"); // what is right instead, undefined for a template
 */
export const templateProblem = (template: string): string | undefined => {
  const right = "an address with a scheme in small letters, at most 512 characters, and variables such as {id} in it";
  const names = variablesOf(template);
  if (template.length > longest || !scheme.test(template)) return right;
  if (!templatePieces(template).every((piece) => isVariable(piece) || literal.test(piece.literal))) return right;
  if (new Set(names).size < names.length) return "a template in which no variable stands twice";
  const between = templatePieces(template)
    .slice(1, -1)
    .filter((piece) => !isVariable(piece));
  return between.every((piece) => "literal" in piece && divider.test(piece.literal))
    ? undefined
    : "a template with one of : / ? # @ $ & + , ; = between its variables";
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** A part as its reader means it; undefined for one that would be more than a part. */
const decoded = (raw: string): string | undefined => {
  try {
    const text = decodeURIComponent(raw);
    return /[/\\\p{Cc}]/u.test(text) || /^\.{1,2}$/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
};

/**
 * A function to the variables of an address that the template makes; undefined for any other address.
 *
 * @example
 * const match = templateMatcher("notes://{folder}/{name}");
 * match("notes://2026/plan"); // { folder: "2026", name: "plan" }
 */
export const templateMatcher = (template: string): ((uri: string) => Readonly<Record<string, string>> | undefined) => {
  const names = variablesOf(template);
  const pattern = templatePieces(template).map((piece) => (isVariable(piece) ? `(${part})` : escaped(piece.literal)));
  const whole = new RegExp(`^${pattern.join("")}$`, "u");
  return (uri) => {
    if (uri.length > longest * 4) return undefined;
    const found = whole.exec(uri);
    if (!found) return undefined;
    const values = found.slice(1).map(decoded);
    if (values.includes(undefined)) return undefined;
    return Object.fromEntries(names.map((name, at) => [name, values[at] as string]));
  };
};

const partCharacter = new RegExp(`[%${unencoded}]`);

/** Each character of a template, `undefined` for a variable. */
const charactersOf = (template: string): readonly (string | undefined)[] =>
  templatePieces(template).flatMap((piece) => (isVariable(piece) ? [undefined] : [...piece.literal]));

/**
 * Whether an address could be of both templates.
 *
 * @example
 * templatesMeet("notes://{name}", "notes://index"); // true
 */
export const templatesMeet = (one: string, other: string): boolean => {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  const seen = new Set<number>();
  const open: (readonly [number, number])[] = [[0, 0]];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [i, j] = at;
    if (i === a.length && j === b.length) return true;
    if (i === a.length || j === b.length || seen.has(i * (b.length + 1) + j)) continue;
    seen.add(i * (b.length + 1) + j);
    const [left, right] = [a[i], b[j]];
    const fits =
      left === right ||
      (left === undefined ? partCharacter.test(right!) : right === undefined && partCharacter.test(left));
    if (!fits) continue;
    // A variable takes this character and goes on, or ends with it.
    for (const nextLeft of left === undefined ? [i, i + 1] : [i + 1])
      for (const nextRight of right === undefined ? [j, j + 1] : [j + 1]) open.push([nextLeft, nextRight]);
  }
  return false;
};
