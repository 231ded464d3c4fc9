/**
 * The items by what `key` gives for each, in the order of their first.
 *
 * @example
 * grouped(["a", "b", "aa"], (text) => text.slice(0, 1)).get("a"); // ["a", "aa"]
 */
export const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
};
