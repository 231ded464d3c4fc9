/** A record's entries by key, so that what is made of them does not depend on the order in which they were written. */
export const entriesByKey = <Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
