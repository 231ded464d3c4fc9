// An approval shows every character of the call: hidden ones would deceive the approver.

/** Characters that show nothing, look like a space, or change the direction of what follows. */
const hidden = /(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

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
