const isWithoutJson = (value: unknown): boolean => ["bigint", "function", "symbol"].includes(typeof value);

/** What stood in a configuration, as its author would recognise it: a program's values are more than JSON has words for. */
export const receivedText = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  if (isWithoutJson(value)) return `a ${typeof value}`;
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    // It holds itself, or a number of another kind.
    return "an object that is not JSON";
  }
};
