import { randomBytes } from "node:crypto";
import type { SpotlightMode } from "@mcp-landing-zone/contract";
import { isAscii } from "./ascii-bytes.ts";

/** Bytes of chance in a marker, which stands beside the answer. A datamark stands before every gap, and in scripts without gaps behind a few letters, so it is short. */
const markerBytes: Readonly<Record<SpotlightMode, number>> = { delimit: 12, datamark: 3, encode: 12 };

/**
 * A new marker for one answer; no author of the content can have known it.
 *
 * @example
 * const marker = createMarker("delimit"); // another one for each answer
 * spotlight("text of a page", "delimit", marker);
 */
export const createMarker = (mode: SpotlightMode): string => randomBytes(markerBytes[mode]).toString("base64url");

const usable = /^[\w-]{4,64}$/;
const broken = "\u00b7";

/** Breaks every occurrence of the marker, overlapping ones too, so that content cannot close its own delimiters. */
const neutralised = (text: string, marker: string): string => {
  const head = new RegExp(`${marker[0] as string}(?=${marker.slice(1)})`, "gi");
  return text.replace(head, (first) => first + broken);
};

/** White space, and what looks like it without being it. */
const gap = /[\s\u0085\u2800]+/g;

/** Scripts that put no space between words. Other letters without a space are one word, such as an id or an address, and stay whole. */
const unspaced = "Han Hira Kana Bopo Yiii Thai Laoo Khmr Mymr Tibt Talu Tale Lana Tavt Java Bali Sund Cham Tang Nshu"
  .split(" ")
  .map((script) => `\\p{scx=${script}}`);
/** So many letters of theirs are a few words. */
const stretch = new RegExp(`[${unspaced.join("")}]{8}\\p{M}*(?=[^\\s\\p{M}])`, "gu");

const datamarked = (text: string, marker: string): string => {
  const apart = isAscii(text) ? text : text.replace(stretch, (words) => words + marker);
  return apart.replace(gap, (space) => marker + space);
};

const forward: Readonly<Record<SpotlightMode, (text: string, marker: string) => string>> = {
  delimit: (text, marker) => `<<${marker}>>\n${neutralised(text, marker)}\n<</${marker}>>`,
  datamark: (text, marker) => datamarked(neutralised(text, marker), marker),
  encode: (text) => Buffer.from(text, "utf8").toString("base64"),
};

const back: Readonly<Record<SpotlightMode, (text: string, marker: string) => string>> = {
  delimit: (text, marker) => text.slice(marker.length + 5, -(marker.length + 6)),
  datamark: (text, marker) => text.replaceAll(marker, ""),
  encode: (text) => Buffer.from(text, "base64").toString("utf8"),
};

const checked = (marker: string): string => {
  if (usable.test(marker)) return marker;
  throw new TypeError(`spotlight marker: "${marker}" received, 4 to 64 letters, digits, _ or - expected`);
};

/**
 * A text from outside, marked so that a model can tell it from instructions.
 *
 * @example
 * spotlight("text of a page", "datamark", createMarker("datamark"));
 */
export const spotlight = (text: string, mode: SpotlightMode, marker: string): string =>
  forward[mode](text, checked(marker));

/**
 * What was marked, as its author wrote it; occurrences of the marker stay broken.
 *
 * @example
 * const marker = createMarker("encode");
 * withoutSpotlight(spotlight("text of a page", "encode", marker), "encode", marker); // "text of a page"
 */
export const withoutSpotlight = (text: string, mode: SpotlightMode, marker: string): string =>
  back[mode](text, checked(marker));
