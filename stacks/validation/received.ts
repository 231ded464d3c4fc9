const isWithoutJson = (value: unknown): boolean => ["bigint", "function", "symbol"].includes(typeof value);

const longest = 1_000;

/** Removes credentials from URLs and cuts long texts, because error messages end up in logs. */
const shown = (json: string): string => {
  const text = json.replaceAll(/(:\/\/)[^/\s"@]*@/g, "$1…@");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/** A received value for an error message. A configuration is a program, so its values may be such that JSON cannot express. */
export const receivedText = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  if (isWithoutJson(value)) return `a ${typeof value}`;
  try {
    return shown(JSON.stringify(value) ?? "nothing");
  } catch {
    // It contains itself, or a bigint.
    return "an object that is not JSON";
  }
};
