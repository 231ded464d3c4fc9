import { Refusal } from "../refusal/refusal.ts";
import type { RefusalName } from "../refusal/refusal.ts";

export interface JsonBounds {
  readonly depth: number;
  /** Keys and array elements in the whole document. */
  readonly members: number;
  /**
   * The refusal for a number of the outermost object other than an integer of at most 15 digits: parsers disagree whether `1.0` and `1e3` are
   * integers, and round longer ones. @default any number is taken
   */
  readonly plainNumbers?: RefusalName;
}

export const defaultBounds: JsonBounds = { depth: 32, members: 10_000 };

/** Keys that reach an object's prototype when careless code copies them. */
const special = new Set(["__proto__", "constructor", "prototype"]);

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const backslash = 0x5c;

/** Index behind the string that begins at `start`: behind the next quote that no odd number of backslashes escapes. */
const endOfString = (text: string, start: number): number => {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  throw new Refusal("body-not-json");
};

const keyAt = (text: string, start: number, end: number): string => {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : inner;
};

const jsonNumber = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** Empty for a value that is no number. */
const isPlainInteger = /^(?:-?[0-9]{1,15})?$/;

const numberAt = (text: string, at: number): string => {
  jsonNumber.lastIndex = at;
  return jsonNumber.exec(text)?.[0] ?? "";
};

interface Numbers {
  /** Whether those of the outermost object are integers that every parser reads alike. */
  readonly arePlain: boolean;
  /** Whether none is beyond all bounds: parsers convert those differently. */
  readonly areFinite: boolean;
}

/**
 * Walks the tokens once and counts, before any object is built. An object on the way down is its set of keys, an array is
 * null. It does not check the grammar: the real parser still has to accept the text.
 */
const measure = (text: string, bounds: JsonBounds): Numbers => {
  let [arePlain, areFinite] = [true, true];
  const open: (Set<string> | null)[] = [];
  let members = 0;
  let expectsKey = false;
  const count = (): void => {
    members += 1;
    if (members > bounds.members) throw new Refusal("body-too-complex");
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '"') {
      const end = endOfString(text, at);
      const keys = open[open.length - 1];
      if (expectsKey && keys) {
        const key = keyAt(text, at, end);
        if (keys.has(key) || special.has(key)) throw new Refusal("body-ambiguous");
        keys.add(key);
        expectsKey = false;
        count();
      }
      at = end - 1;
    } else if (character === "{" || character === "[") {
      if (open.length >= bounds.depth) throw new Refusal("body-too-complex");
      expectsKey = character === "{";
      open.push(expectsKey ? new Set() : null);
    } else if (character === "}" || character === "]") {
      open.pop();
      expectsKey = false;
    } else if (character === ",") {
      const inObject = open[open.length - 1] !== null;
      expectsKey = inObject;
      if (!inObject) count();
    } else if (character === "-" || (character >= "0" && character <= "9")) {
      const number = numberAt(text, at);
      if (open.length === 1 && open[0]) arePlain &&= isPlainInteger.test(number);
      areFinite &&= Number.isFinite(Number(number));
      at += Math.max(number.length - 1, 0);
    }
  }
  return { arePlain, areFinite };
};

const loneSurrogate = /\p{Surrogate}/u;

/** Refuses half a character, which only an escape can smuggle into UTF-8, and which parsers convert differently. */
const assertWhole = (value: unknown): void => {
  if (typeof value === "string" && loneSurrogate.test(value)) throw new Refusal("body-ambiguous");
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    assertWhole(key);
    assertWhole(member);
  }
};

/** The JSON value of `bytes`, refused unless it means the same to every parser and is bounded. */
export const parseStrictJson = (bytes: Uint8Array, bounds: JsonBounds = defaultBounds): unknown => {
  try {
    const text = decoder.decode(bytes);
    const { arePlain, areFinite } = measure(text, bounds);
    const value = JSON.parse(text) as unknown;
    // After the parser, so that a text that is not JSON is refused as such.
    if (bounds.plainNumbers !== undefined && !arePlain) throw new Refusal(bounds.plainNumbers);
    if (!areFinite) throw new Refusal("body-ambiguous");
    if (text.includes("\\u")) assertWhole(value);
    return value;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("body-not-json");
  }
};
