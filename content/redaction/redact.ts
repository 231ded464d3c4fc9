// Long: one walk over a value, and what it remembers of names and keys is used at every step of it.
import { base64In } from "../encodings/base64.ts";
import { createDictionary } from "../dictionary.ts";
import { mask, maskNumber } from "./mask.ts";
import type { MaskStyle } from "./mask.ts";
import { privateMembers } from "./credential-pairs.ts";
import { findNamedPii, isReference } from "./named-pii.ts";
import { findPii, piiIn } from "./pii.ts";
import { secretsIn } from "./secrets.ts";
import { categoryOfName, isInStore, isNamedSecret } from "./sensitive-names.ts";
import { separated, withoutOverlap } from "./span.ts";
import type { Category, Span } from "./span.ts";
import { atOnce, piece } from "../work.ts";
import type { Work } from "../work.ts";

/** Kind and place of a redacted value; never the value. */
export interface Redaction {
  /** Whether it is a secret or personal data. */
  readonly category: Category;
  /** What it is, such as `email`. */
  readonly type: string;
  /** JSON pointer into the redacted value; empty for the value itself. */
  readonly path: string;
  /** It was seen and stayed where it was, because `leave` said so. */
  readonly left?: true;
}

/** A text after redaction, and what was taken out of it. */
export interface Redacted<T> {
  /** The value with everything taken out that was found. */
  readonly value: T;
  /** What was found, and where. */
  readonly findings: readonly Redaction[];
}

/** What a redactor looks for besides its own patterns, and what it leaves. */
export interface RedactorOptions {
  /** Values that must never appear anywhere: what the process itself holds as secret. */
  readonly known?: readonly string[];
  /** What is reported and not taken out. @default - everything that is found is taken out */
  readonly leave?: (found: Pick<Redaction, "category" | "type">) => boolean;
}

/** Takes secrets and personal data out of a text. */
export type Redact = <T>(value: T, style?: MaskStyle) => Redacted<T>;
/** The same, piece by piece. */
export type Redacting = <T>(value: T, style?: MaskStyle) => Work<Redacted<T>>;

const maxDepth = 64;
/** Encodings inside encodings that are opened. */
const maxLayers = 2;
const shortestKnown = 8;
const valuesInTurn = 16;
const editsInTurn = 256;
const mostRemembered = 2048;
/** A shorter text is no secret and no number of a person, and so is a smaller number. */
const shortestText = 4;
const fewestOfNumber = 10_000_000;
/** A word or two, and instants: without the digits of a number, the sign of an address, and room for letters at random. */
const saysNothing = /^(?:[A-Za-z ,._-]{0,16}|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)?)$/;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Found = Pick<Redaction, "category" | "type" | "left">;
type Report = (found: Found) => void;

const escaped = (key: string): string => (/[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key);
const looksLikeJson = (text: string): boolean =>
  (text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]"));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Media is recognised by its first bytes, not by what it is called: text under an image's name is still read. */
const mediaStarts = [
  "iVBORw0KGgo",
  "/9j/",
  "R0lGOD",
  "UklGR",
  "Qk0",
  "SUQz",
  "//uQ",
  "//vQ",
  "T2dnUw",
  "AAAA",
  "GkXfo",
  "JVBERi0",
];
const isMedia = (text: string): boolean =>
  text.length > 128 && mediaStarts.some((start) => text.startsWith(start)) && !/[^A-Za-z0-9+/=]/.test(text);

/**
 * A redactor with options of its own that works in slices.
 *
 * @example
 * const redacting = createRedacting({ known: ["internal-code-name"] });
 * const { value } = await inSlices(redacting({ note: "about internal-code-name" }));
 * console.log(value);
 */
export const createRedacting = (options: RedactorOptions = {}): Redacting => {
  const known = (options.known ?? []).filter((value) => value.length >= shortestKnown);
  const forms = known.flatMap((value) => [
    value,
    Buffer.from(value)
      .toString("base64")
      .replace(/={1,2}$/, ""),
    encodeURIComponent(value),
  ]);
  const dictionary = createDictionary(forms);
  const { leave } = options;

  /** Whether something that was found is taken out; reports it in both cases. */
  const takes = (found: Pick<Span, "category" | "type">, report: Report): boolean => {
    const left = leave?.(found) === true;
    report(left ? { ...found, left } : found);
    return !left;
  };

  let values = 0;
  /** After so many values, because each turn passes through as many generators as the value is deep. Long values have turns of their own. */
  const isTurn = (): boolean => (values += 1) % valuesInTurn === 0;

  const findKnown = (text: string): Span[] => {
    const spans: Span[] = [];
    dictionary.scan(text, (index, end) => {
      const form = forms[index] as string;
      if (!text.startsWith(form, end - form.length)) return;
      spans.push({ category: "secret", type: "known", start: end - form.length, end });
    });
    return spans;
  };

  /** Keys come again and again, but a caller must not fill the memory with ever new ones. */
  const keys = new Map<string, boolean>();
  const isOrdinaryKey = (key: string): boolean => {
    if (!isOrdinaryName(key)) return false;
    const remembered = keys.get(key);
    if (remembered !== undefined) return remembered;
    if (keys.size >= mostRemembered) keys.clear();
    const isUnknown = findKnown(key).length === 0;
    keys.set(key, isUnknown);
    return isUnknown;
  };

  /** Most values of most answers: there is nothing to be found in them, so that they need no work that can be laid down. */
  const isInert = (value: unknown, name: string): boolean => {
    if (typeof value === "boolean" || value === null) return true;
    if (typeof value === "number") return categoryOfName(name) === undefined && Math.abs(value) < fewestOfNumber;
    if (typeof value !== "string") return false;
    const isShort = value.length < shortestText;
    if (!isShort && !saysNothing.test(value)) return false;
    if (categoryOfName(name) !== undefined || isNamedSecret(name, value)) return false;
    return isShort || findKnown(value).length === 0;
  };

  function* redactPlain(text: string, style: MaskStyle, report: Report, layers: number): Work<string> {
    const secrets = yield* secretsIn(text);
    if (text.length > piece) yield;
    const numbers = yield* piiIn(text);
    const own = findKnown(text);
    const isPlain = secrets.length + numbers.length + own.length === 0;
    const spans = isPlain ? own : yield* separated(own, secrets, numbers);
    const edits: Edit[] = [];
    const encodedEdits: Edit[] = [];
    for (let at = 0; at < spans.length; at += 1) {
      const span = spans[at] as Span;
      if (takes(span, report)) edits.push({ start: span.start, end: span.end, text: mask(text, span, style) });
      if (at % editsInTurn === editsInTurn - 1) yield;
    }
    if (layers > 0) {
      let next = 0;
      for (const encoded of base64In(text)) {
        if (encoded === undefined) {
          yield;
          continue;
        }
        while (next < spans.length && (spans[next] as Span).end <= encoded.start) next += 1;
        if (next < spans.length && (spans[next] as Span).start < encoded.end) continue;
        const inner = yield* redactText(encoded.text, style, report, layers - 1);
        if (inner === encoded.text) continue;
        encodedEdits.push({ ...encoded, text: Buffer.from(inner).toString(encoded.alphabet) });
      }
    }
    if (edits.length + encodedEdits.length === 0) return text;
    let result = "";
    let taken = 0;
    for (let [next, nextEncoded] = [0, 0]; next < edits.length || nextEncoded < encodedEdits.length;) {
      const [edit, encoded] = [edits[next], encodedEdits[nextEncoded]];
      const isNext = edit !== undefined && (encoded === undefined || edit.start < encoded.start);
      const made = (isNext ? edit : encoded) as Edit;
      if (isNext) next += 1;
      else nextEncoded += 1;
      result += text.slice(taken, made.start) + made.text;
      taken = made.end;
      if ((next + nextEncoded) % editsInTurn === 0) yield;
    }
    return result + text.slice(taken);
  }

  function* redactText(text: string, style: MaskStyle, report: Report, layers: number): Work<string> {
    if (text.length < shortestText || isMedia(text)) return text;
    const trimmed = text.trim();
    if (layers > 0 && looksLikeJson(trimmed)) {
      const inner = parsed(trimmed);
      if (inner !== undefined) {
        let touched = false;
        const clean = yield* walk(
          inner,
          "",
          style,
          (_, span) => ((touched ||= !span.left), report(span)),
          0,
          layers - 1,
        );
        // Untouched text keeps its own spelling, byte for byte.
        return touched ? JSON.stringify(clean) : text;
      }
    }
    return yield* redactPlain(text, style, report, layers);
  }

  const takesNamed = (value: string | number, category: Category | undefined, report: Report): category is Category =>
    category !== undefined && value !== "" && value !== 0 && takes({ category, type: "named" }, report);

  const redactSpans = (spans: readonly Span[], value: string, style: MaskStyle, report: Report): string =>
    spans.length === 0
      ? value
      : withoutOverlap(spans)
          .filter((span) => takes(span, report))
          .reduceRight(
            (text, span) => text.slice(0, span.start) + mask(value, span, style) + text.slice(span.end),
            value,
          );

  function* walk(
    value: unknown,
    path: string,
    style: MaskStyle,
    report: (path: string, found: Found) => void,
    depth: number,
    layers: number,
    name?: string,
  ): Work<unknown> {
    if (depth > maxDepth) throw new RangeError(`redact: nested deeper than ${maxDepth} levels at "${path}"`);
    const here: Report = (span) => report(path, span);
    const category = name === undefined ? undefined : categoryOfName(name);
    if (typeof value === "string") {
      const kind = category ?? (name !== undefined && isNamedSecret(name, value) ? "secret" : undefined);
      if (takesNamed(value, kind, here))
        return mask(value, { category: kind, type: "named", start: 0, end: value.length }, style);
      if (name !== undefined && isReference(name, value)) {
        const spans = [...findKnown(value), ...findPii(value).filter(({ type }) => type !== "phone")];
        return redactSpans(spans, value, style, here);
      }
      const named = name === undefined ? [] : findNamedPii(name, value);
      // The name of a field tells the kind better than the form of its value.
      if (named.some(({ start, end }) => start === 0 && end === value.length))
        return redactSpans([...findKnown(value), ...named], value, style, here);
      const clean = yield* redactText(value, style, here, layers);
      return clean === value ? redactSpans(named, value, style, here) : clean;
    }
    if (typeof value === "number") {
      if (takesNamed(value, category, here)) return maskNumber(value);
      const text = String(value);
      const spans =
        Number.isInteger(value) && text.length >= 9 ? [...findPii(text), ...identityNumbers(name, text)] : [];
      return spans.filter((span) => takes(span, here)).length > 0 ? maskNumber(value) : value;
    }
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (let i = 0; i < value.length; i += 1) {
        const item: unknown = value[i];
        const isClean = isInert(item, name ?? "");
        items.push(isClean ? item : yield* walk(item, `${path}/${i}`, style, report, depth + 1, layers, name));
        if (isTurn()) yield;
      }
      return items;
    }
    if (typeof value !== "object" || value === null) return value;
    let taken: Map<string, number> | undefined;
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const item = (value as Readonly<Record<string, unknown>>)[key];
      let clean = key;
      if (!isOrdinaryKey(key)) {
        const marked: Found[] = [];
        clean = unique(yield* redactText(key, style, (span) => marked.push(span), layers), (taken ??= new Map()));
        for (const span of marked) report(`${path}/${escaped(clean)}`, span);
      }
      // Where none stands there, as in the outputs of Terraform, the entry has the name that it is kept under.
      const ownName = isValueOfEntry(key)
        ? (nameOfEntry(value) ?? name ?? "value")
        : isPrivate(key, value)
          ? "privateKey"
          : key;
      const isStored = typeof item === "string" && name !== undefined && isInStore(name, ownName, item);
      const nameOfItem = isStored ? name : ownName;
      const cleanItem = isInert(item, nameOfItem)
        ? item
        : yield* walk(item, `${path}/${escaped(clean)}`, style, report, depth + 1, layers, nameOfItem);
      setOwn(copy, clean, cleanItem);
      if (isTurn()) yield;
    }
    return copy;
  }

  return function* (value, style = "label") {
    const findings: Redaction[] = [];
    const clean = yield* walk(
      value,
      "",
      style,
      (path, { category, type, left }) => findings.push({ category, type, path, ...(left && { left }) }),
      0,
      maxLayers,
    );
    return { value: clean as typeof value, findings };
  };
};

/** A key of this name would set what the object inherits. */
const setOwn = (target: Record<string, unknown>, key: string, value: unknown): void => {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
};

/** Calls are counted too, so that a bare number is no telephone number. */
const identityNumbers = (name: string | undefined, text: string): readonly Span[] =>
  name === undefined ? [] : findNamedPii(name, text).filter(({ type }) => type !== "phone");

/** Letters joined by signs as programs name members: too short for a secret, and without the digits of a number or an address. */
const isOrdinaryName = (key: string): boolean => key.length <= 20 && /^[A-Za-z_$-]*$/.test(key);

/** In lists of settings the name stands beside the value. */
const nameOfEntry = (entry: object): string | undefined => {
  const { name, key, keyName, Name, Key, ParameterKey } = entry as Readonly<Record<string, unknown>>;
  return [name, key, keyName, Name, Key, ParameterKey].find((given) => typeof given === "string");
};
const isValueOfEntry = (key: string): boolean => key === "value" || key === "Value" || key === "ParameterValue";

/** The private members of a key that is written in JSON. */
const isPrivate = (key: string, entry: object): boolean =>
  key.length <= 2 && privateMembers.includes(key) && typeof (entry as { readonly kty?: unknown }).kty === "string";

/** Two names that are masked alike stay two. */
const unique = (key: string, taken: Map<string, number>): string => {
  const times = (taken.get(key) ?? 0) + 1;
  taken.set(key, times);
  return times === 1 ? key : unique(`${key} ${times}`, taken);
};

/**
 * The same as `redact` in slices, so that other calls run between them.
 *
 * @example
 * const { value } = await inSlices(redacting({ note: "Write to ada@example.com" }));
 * console.log(value);
 */
export const redacting: Redacting = createRedacting();

/**
 * A redactor with options of its own. Make it once, because its patterns are compiled then.
 *
 * @example
 * const redact = createRedactor({ known: ["internal-code-name"] });
 * redact({ note: "about internal-code-name" }).value;
 */
export const createRedactor = (options: RedactorOptions = {}): Redact => {
  const work = createRedacting(options);
  return (value, style) => atOnce(work(value, style));
};

/**
 * A text without secrets and personal data, with what was taken out.
 *
 * @example
 * redact("Write to ada@example.com").value;
 */
export const redact: Redact = createRedactor();
