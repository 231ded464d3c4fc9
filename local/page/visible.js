// What a person decides on has to be what a person sees.

/** Characters that show nothing, or that change the direction of what follows. */
const hidden =
  /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00a0\u034f\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** @param {string} character */
const escaped = (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * The same text, with everything hidden in it written out.
 *
 * @param {string} text
 */
export const visible = (text) => text.replaceAll(hidden, escaped);

/**
 * JSON for people, with everything hidden in it written out.
 *
 * @param {unknown} value
 */
export const visibleJson = (value) => visible(JSON.stringify(value, null, 2) ?? "nothing");
