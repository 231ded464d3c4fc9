import { refuseUnless } from "../refusal.ts";

/**
 * The form of a text, as data. It becomes a regular expression of the few constructs that mean the same in .NET and in JavaScript: literal
 * text, classes of ASCII characters, alternatives, repetition. Nothing in it looks ahead or back, and a repetition never nests.
 */
export type Pattern = string | CharacterClass | Sequence | Alternatives | Optional;

export interface CharacterClass {
  readonly kind: "characters";
  /** Single characters and ranges, as in `a-z0-9_.-`. */
  readonly of: string;
  readonly atLeast: number;
  readonly atMost: number;
}

interface Sequence {
  readonly kind: "sequence";
  readonly parts: readonly Pattern[];
}

interface Alternatives {
  readonly kind: "alternatives";
  readonly among: readonly Pattern[];
}

interface Optional {
  readonly kind: "optional";
  readonly part: Pattern;
}

/** A longer repetition would make the regular expression's compiled form large in .NET. */
const longest = 4096;

/**
 * Between `atLeast` and `atMost` characters of a class, written as in `a-z0-9_.-` with a literal `-` last.
 *
 * @example
 * namedValue({ name: "tenant-name", description: "The tenant's short name", pattern: characters("a-z0-9-", 1, 40) });
 */
export const characters = (of: string, atLeast: number, atMost: number): CharacterClass => {
  refuseUnless(/^[ -~]+$/.test(of), "characters(of)", of, "printable ASCII characters and ranges of them");
  const range = `0 <= atLeast <= atMost <= ${longest}, atMost > 0`;
  const inRange = Number.isInteger(atLeast) && Number.isInteger(atMost) && 0 <= atLeast && atLeast <= atMost;
  refuseUnless(inRange && atMost > 0 && atMost <= longest, "characters(atLeast, atMost)", [atLeast, atMost], range);
  for (const [from, to] of ranges(of)) refuseUnless(from <= to, "characters(of)", of, "ranges that ascend");
  return { kind: "characters", of, atLeast, atMost };
};

/**
 * Patterns that follow each other.
 *
 * @example
 * matches(request.header("Origin"), sequence("https://", characters("a-z0-9-", 1, 40), ".example"));
 */
export const sequence = (...parts: readonly Pattern[]): Sequence => ({ kind: "sequence", parts });

/**
 * A pattern that matches one of some patterns.
 *
 * @example
 * either("https", "http");
 */
export const either = (...among: readonly Pattern[]): Alternatives => {
  refuseUnless(among.length > 0, "either()", among, "at least one alternative");
  return { kind: "alternatives", among };
};

/**
 * A pattern that may be absent.
 *
 * @example
 * sequence("https://orders.example", optional(":", characters("0-9", 1, 5)));
 */
export const optional = (...parts: readonly Pattern[]): Optional => ({ kind: "optional", part: sequence(...parts) });

const ranges = (of: string): readonly (readonly [from: string, to: string])[] =>
  [...of.matchAll(/(.)-(.)|(.)/g)].map(([, from, to, single]) =>
    single === undefined ? ([from!, to!] as const) : ([single, single] as const),
  );

/** A GUID in lower case. */
export const guid: Pattern = sequence(
  characters("0-9a-f", 8, 8),
  ...[4, 4, 4].flatMap((count) => ["-", characters("0-9a-f", count, count)]),
  "-",
  characters("0-9a-f", 12, 12),
);

/** The regular expression's source, without anchors. */
export const toRegex = (pattern: Pattern): string => {
  if (typeof pattern === "string") return pattern.split("").map(escaped).join("");
  switch (pattern.kind) {
    case "characters":
      return `[${ranges(pattern.of).map(rangeSource).join("")}]${quantifier(pattern.atLeast, pattern.atMost)}`;
    case "sequence":
      return pattern.parts.map(toRegex).join("");
    case "alternatives":
      return `(?:${pattern.among.map(toRegex).join("|")})`;
    case "optional":
      return `(?:${toRegex(pattern.part)})?`;
  }
};

/** Every ASCII character that a text of this form can hold. */
export const alphabet = (pattern: Pattern): ReadonlySet<string> => new Set(letters(pattern));

const letters = (pattern: Pattern): readonly string[] => {
  if (typeof pattern === "string") return pattern.split("");
  switch (pattern.kind) {
    case "characters":
      return ranges(pattern.of).flatMap(([from, to]) =>
        Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, step) =>
          String.fromCharCode(from.charCodeAt(0) + step),
        ),
      );
    case "sequence":
      return pattern.parts.flatMap(letters);
    case "alternatives":
      return pattern.among.flatMap(letters);
    case "optional":
      return letters(pattern.part);
  }
};

const rangeSource = ([from, to]: readonly [string, string]): string =>
  from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;

const quantifier = (atLeast: number, atMost: number): string => {
  if (atLeast === 1 && atMost === 1) return "";
  return atLeast === atMost ? `{${atLeast}}` : `{${atLeast},${atMost}}`;
};

const escaped = (character: string): string => {
  if (/[A-Za-z0-9_/:,;=!~]/.test(character)) return character;
  if (character === "." || character === "-") return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
};
