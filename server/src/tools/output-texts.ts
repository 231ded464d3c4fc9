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

export interface TextGroups {
  /** Texts that a reader takes together: pieces of one answer, elements of one list. */
  readonly groups: readonly (readonly string[])[];
  /** Names of members. */
  readonly names: readonly string[];
}

/** The texts of a block or an element that is nothing but its text. */
const onlyTextOf = (part: unknown): string | undefined => {
  if (typeof part === "string") return part;
  if (typeof part !== "object" || part === null || !("text" in part)) return undefined;
  return typeof part.text === "string" ? part.text : undefined;
};

export const textGroupsOf = (value: unknown): TextGroups => {
  const groups: string[][] = [];
  const names = new Set<string>();
  const walk = (part: unknown, taken: unknown): void => {
    if (part === taken) return;
    if (typeof part === "string") groups.push([part]);
    else if (Array.isArray(part)) {
      const together = part.map(onlyTextOf);
      const texts = together.filter((text) => text !== undefined);
      if (texts.length > 0) groups.push(texts);
      part.forEach((element, index) => walk(element, together[index]));
    } else if (typeof part === "object" && part !== null) {
      for (const [name, member] of Object.entries(part)) {
        names.add(name);
        if (name !== "text" || member !== taken) walk(member, undefined);
      }
    }
  };
  walk(value, Symbol("nothing"));
  return { groups, names: [...names] };
};

/** The value with `change` applied to every text in it; names of members stay as they are. */
export const changeEveryText = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((part) => changeEveryText(part, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, changeEveryText(part, change)]));
};
