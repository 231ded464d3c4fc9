const compiled = new Map<string, RegExp>();

/** A pattern as the provider's own language writes it; `(?i)` in front means either case. */
export const pattern = (source: string): RegExp => {
  const known = compiled.get(source);
  if (known) return known;
  const anyCase = source.startsWith("(?i)");
  const made = new RegExp(anyCase ? source.slice(4) : source, anyCase ? "i" : "");
  compiled.set(source, made);
  return made;
};

/** `/subscriptions/{}/resourceGroups/{}` as a pattern; the fixed segments are compared exactly, as the provider does. */
export const idPattern = (template: string): string => `^${template.split("{}").map(escaped).join("[^/]+")}$`;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
