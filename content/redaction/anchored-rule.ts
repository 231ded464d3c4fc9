import type { Headers } from "./headers.ts";
import type { BehindName } from "./name-ends.ts";
import type { Span } from "./span.ts";

/** Looks at one occurrence of an anchor, given by the offset behind it. */
export interface Rule {
  readonly anchor: string;
  readonly read: (text: string, end: number, known: Known) => Span | undefined;
}

/** What one scan has found out for all anchors still to come in the text. */
export interface Known {
  /** Where the run of characters ends that the last token's first part was taken from. */
  headerEnd: number;
  /** Where the next end of a key stands; the largest number there is when none does. */
  footer: number;
  readonly behindName: BehindName;
  readonly headers: Headers;
  /** The value that was looked at last. Several names stand before one value, as in `account_key`. */
  value?: { readonly from: number; readonly text: string | undefined };
  /** Where the secret begins that such a name has shown. The names between the two need not be asked again. */
  shown?: number;
}

const word = /\w/;
export const isWordAt = (text: string, at: number): boolean => word.test(text[at] ?? "");
export const secret = (type: string, start: number, end: number): Span => ({ category: "secret", type, start, end });

/** `ab`, `AB` and `Ab` are one anchor to the dictionary; issuers' prefixes are exact. */
export const isExact = (text: string, anchor: string, end: number): boolean =>
  text.startsWith(anchor, end - anchor.length);
