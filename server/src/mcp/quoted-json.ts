/** Quotation marks or backslashes in so many characters are few. */
const sparse = 128;

const isSparse = (text: string, character: string): boolean => {
  let at = -1;
  for (let left = text.length / sparse; left > 0; left -= 1) {
    at = text.indexOf(character, at + 1);
    if (at === -1) return true;
  }
  return false;
};

/**
 * JSON as a JSON string. In what is JSON already only quotation marks and backslashes are left to be escaped; where there are
 * few of them, finding them costs a fraction of going through the text character by character.
 */
export const quotedJson = (json: string): string =>
  isSparse(json, "\\") && isSparse(json, '"')
    ? `"${json.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`
    : JSON.stringify(json);
