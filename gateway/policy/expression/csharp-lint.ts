import { vocabulary, words } from "./vocabulary.ts";

const shortName = (fullName: string): string => fullName.slice(fullName.lastIndexOf(".") + 1);

const types = new Map<string, ReadonlySet<string>>(
  Object.entries(vocabulary).map(([name, members]) => [shortName(name), new Set<string>(members)]),
);
const anyMember = new Set<string>(Object.values(vocabulary).flat());
const builtIn: Readonly<Record<string, string>> = { string: "String", int: "Int32", byte: "Byte", bool: "Boolean" };
const language = new Set(words);

/** The identifiers in C# that are not of the vocabulary: types, members of types, members of values, and names that nothing declares. */
export const foreignIdentifiers = (code: string): readonly string[] => {
  const bare = withoutLiterals(code);
  const declared = new Set(
    [...bare.matchAll(/\bvar (\w+)|\b(\w+)\s+=>/g)].map(([, local, parameter]) => local ?? parameter),
  );
  const members = [...bare.matchAll(/(?<=(\w*)\??\.)\b([A-Za-z_]\w*)/g)]
    .filter(([member, owner]) => !isMember(owner!, member))
    .map(([member, owner]) => `${owner}.${member}`);
  const names = [...bare.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)]
    .map(([name]) => name)
    .filter((name) => !types.has(name) && !language.has(name) && !declared.has(name));
  return [...names, ...members];
};

/** A member of a type must be that type's; only a compiler knows the type of a value. */
const isMember = (owner: string, member: string): boolean =>
  (types.get(builtIn[owner] ?? owner) ?? anyMember).has(member);

const withoutLiterals = (code: string): string => code.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
