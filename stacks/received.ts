const isWithoutJson = (value: unknown): boolean => ["bigint", "function", "symbol"].includes(typeof value);

const longest = 1_000;

/** Credentials of an address are a secret, and a log keeps what it is given. */
const shown = (json: string): string => {
  const text = json.replaceAll(/(:\/\/)[^/\s"@]*@/g, "$1…@");
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/** What stood in a configuration, as its author would recognise it: a program's values are more than JSON has words for. */
export const receivedText = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  if (isWithoutJson(value)) return `a ${typeof value}`;
  try {
    return shown(JSON.stringify(value) ?? "nothing");
  } catch {
    // It holds itself, or a number of another kind.
    return "an object that is not JSON";
  }
};
