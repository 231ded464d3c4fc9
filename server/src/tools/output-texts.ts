/** Every text in a value: members, and names of members too, because a model reads those as well. */
export const textsOf = (value: unknown): readonly string[] => {
  const texts: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === "string") texts.push(part);
    else if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === "object" && part !== null) {
      for (const [name, member] of Object.entries(part)) {
        texts.push(name);
        walk(member);
      }
    }
  };
  walk(value);
  return texts;
};

/** The value with `change` applied to the texts at `path`: member names, `*` for every element. Everything else stays as it is. */
export const changeTexts = (value: unknown, path: readonly string[], change: (text: string) => string): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === "string" ? change(value) : value;
  if (step === "*") return Array.isArray(value) ? value.map((part) => changeTexts(part, rest, change)) : value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: changeTexts((value as Record<string, unknown>)[step], rest, change) };
};
