import type { CsharpToken } from "./csharp-tokens.ts";
import { csharpTokens } from "./csharp-tokens.ts";
import { allowedMembers } from "./allowed-members.ts";

const types = new Map([...allowedMembers].map(([name, members]) => [name.slice(name.lastIndexOf(".") + 1), members]));
const builtIn: Readonly<Record<string, string>> = { string: "String", int: "Int32", byte: "Byte", bool: "Boolean" };

/** What hangs from the request, by the paths that the documentation names. */
const contextMembers = types.get("context") as ReadonlySet<string>;

/** Types of the gateway itself that C# mentions by name. */
const own = new Set(["Authorization", "BasicAuthCredentials", "IRequest", "IOperation", "IUser", "ISubscription"]);

/**
 * What C# of another author uses that the gateway's closed list does not have: types, members of the types of which it allows some, and members
 * of `context`. Only a compiler knows the type of a value, so its members pass here.
 */
export const forbiddenMembers = (code: string): readonly string[] => {
  // Named values are put in before anything reads the text; as text they are no C# of the author.
  const tokens = withHoles(csharpTokens(code.replace(/\{\{[\w.-]+\}\}/g, "0").replace(/^@/, "")) ?? []);
  const declared = new Set(tokens.flatMap(({ source }, index) => (isDeclared(tokens, index) ? [source] : [])));
  return [...new Set(pathsIn(tokens).flatMap((path) => problemOf(path, declared)))];
};

/** The tokens, with those of the values inside interpolated literals; a format is no code. */
const withHoles = (tokens: readonly CsharpToken[]): readonly CsharpToken[] =>
  tokens.flatMap((token) => {
    if (token.kind !== "interpolated") return [token];
    const holes = [...token.source.matchAll(/\{((?:[^{}"]|"(?:[^"\\]|\\.)*")*)\}/g)].map(([, hole]) => hole!);
    const codes = holes.map((hole) =>
      hole.includes("?") ? hole : hole.replace(/^((?:[^:"]|"(?:[^"\\]|\\.)*")*):.*$/s, "$1"),
    );
    return [
      { kind: "mark", source: "," } as const,
      ...codes.flatMap((hole) => withHoles(csharpTokens(`${hole},`) ?? [])),
    ];
  });

const words = new Set(["return", "new", "as", "is", "in", "else", "throw", "await", "out", "ref", "case", "typeof"]);

/** A name behind a type, or before what gives it a value. */
const isDeclared = (tokens: readonly CsharpToken[], index: number): boolean => {
  const [before, token, after] = [tokens[index - 1], tokens[index]!, tokens[index + 1]];
  if (token.kind !== "name" || before?.source === ".") return false;
  const isBehindType =
    before?.kind === "name" ? !words.has(before.source) : before?.source === ">" || before?.source === "]";
  return isBehindType || after?.source === "=" || after?.source === "=>";
};

/** Names with what hangs from them: `context.Request.Method`. */
const pathsIn = (tokens: readonly CsharpToken[]): readonly (readonly string[])[] => {
  const isDot = (token: CsharpToken | undefined) => token?.source === "." || token?.source === "?.";
  return tokens.flatMap((token, start) => {
    if (token.kind !== "name" || isDot(tokens[start - 1])) return [];
    const path = [token.source];
    for (let at = start + 1; isDot(tokens[at]) && tokens[at + 1]?.kind === "name"; at += 2)
      path.push(tokens[at + 1]!.source);
    return [path];
  });
};

const problemOf = (path: readonly string[], declared: ReadonlySet<string>): readonly string[] => {
  const [first = ""] = path;
  if (first === "context") return path.length > 1 && !contextMembers.has(path[1]!) ? [path.slice(0, 2).join(".")] : [];
  const at = first === "System" || first === "Newtonsoft" ? path.findIndex((part) => types.has(part)) : 0;
  if (at < 0) return [path.join(".")];
  const type = builtIn[path[at]!] ?? path[at]!;
  if (!/^[A-Z]/.test(type) || declared.has(type) || own.has(type)) return [];
  const members = types.get(type);
  if (members === undefined) return [path.slice(0, 2).join(".")];
  const member = path[at + 1];
  return members === "all" || member === undefined || members.has(member) ? [] : [`${type}.${member}`];
};
