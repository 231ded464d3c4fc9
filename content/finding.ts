/** Ways in which a text is not what a reader sees. */
export type DisguiseClass = "invisible" | "bidi" | "control" | "confusable";
/** The kind of attack that a finding looks like. */
export type FindingClass = DisguiseClass | "injection" | "definition";

/** How a hidden text was wrapped, outermost first. */
export type Encoding =
  | "folded"
  | "base64"
  | "base32"
  | "hex"
  | "binary"
  | "decimal"
  | "rot13"
  | "percent"
  | "entities"
  | "escapes"
  | "leet"
  | "reversed"
  | "spaced"
  | "joined"
  | "misspelt";

/** What was noticed and where; never the text itself, so that a finding may stand in an audit record. */
export interface Finding {
  /** The kind of disguise or attack. */
  readonly class: FindingClass;
  /** The rule that found it. */
  readonly rule: string;
  /** UTF-16 offsets into the inspected text. */
  readonly start: number;
  /** Where it ends, the character after the last. */
  readonly end: number;
  /** The encodings under which it was found, the outermost first. */
  readonly via?: readonly Encoding[];
  /** An order beyond doubt: hidden, or with evidence that is rare in a text of this length. */
  readonly certain?: true;
}

/** How far apart hidden characters may stand to be one finding: a text that is full of them has thousands. */
const apart = 16;

/** Gathers findings in the order of the text; neighbouring matches of one rule are one finding. */
export class Stretches {
  readonly findings: Finding[] = [];
  readonly #class: FindingClass;
  readonly #lastOf = new Map<string, { -readonly [Key in keyof Finding]: Finding[Key] }>();

  constructor(ofClass: FindingClass) {
    this.#class = ofClass;
  }

  add(rule: string, start: number, end: number): void {
    const last = this.#lastOf.get(rule);
    if (last && start - last.end <= apart) {
      last.end = Math.max(last.end, end);
      return;
    }
    const found = { class: this.#class, rule, start, end };
    this.#lastOf.set(rule, found);
    this.findings.push(found);
  }
}
