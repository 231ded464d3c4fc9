import { aliasOf } from "./aliases.ts";
import type { ArmResource } from "./resource.ts";
import type { Value } from "./value.ts";
import { isRecord, unknown } from "./value.ts";

/** What a field gives: a value, or those of all members of an array. */
export type Field =
  { readonly many: false; readonly value: Value } | { readonly many: true; readonly values: readonly Value[] };

/** The member that a count looks at, by the alias of its array, in lower case. */
export type Members = ReadonlyMap<string, Value>;

/** The value of a field of a resource. An alias of another type than the resource's has no value. */
export const fieldOf = (name: string, resource: ArmResource, members: Members = new Map()): Field => {
  const own = ownField(name, resource);
  if (own) return { many: false, value: own.value };
  const { type, path } = aliasOf(name);
  if (type !== resource.type.toLowerCase())
    return name.includes("[*]") ? { many: true, values: [] } : { many: false, value: undefined };
  for (const [array, member] of members) {
    if (!name.toLowerCase().startsWith(array)) continue;
    const rest = path.slice(aliasOf(array).path.length).replace(/^\./, "");
    return walk(member, rest === "" ? [] : rest.split("."));
  }
  return walk(resource as unknown as Value, path.split("."));
};

const plain = new Set(["type", "name", "id", "location", "kind", "tags", "identity.type"]);

const ownField = (name: string, resource: ArmResource): { readonly value: Value } | undefined => {
  const tag = /^tags(?:\.([\w-]+)|\[['"]?([^\]'"]+)['"]?\])$/i.exec(name);
  if (tag) return { value: entry(resource.tags, (tag[1] ?? tag[2]) as string) };
  const lower = name.toLowerCase();
  if (!plain.has(lower)) return undefined;
  if (lower === "identity.type") return { value: entry(resource.identity, "type") };
  return { value: resource[lower as "type" | "name" | "id" | "location" | "kind" | "tags"] };
};

/** Property names of Azure are compared without case. */
const entry = (value: Value, key: string): Value => {
  if (value === unknown) return unknown;
  if (!isRecord(value)) return undefined;
  const found = Object.keys(value).find((name) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : value[found];
};

const walk = (value: Value, path: readonly string[]): Field => {
  const [head, ...rest] = path;
  if (head === undefined) return { many: false, value };
  if (!head.endsWith("[*]")) return walk(entry(value, head), rest);
  const list = entry(value, head.slice(0, -"[*]".length));
  if (list === unknown) return { many: true, values: [unknown] };
  if (!Array.isArray(list)) return { many: true, values: [] };
  return {
    many: true,
    values: (list as readonly Value[]).flatMap((member) => {
      const inner = walk(member, rest);
      return inner.many ? inner.values : [inner.value];
    }),
  };
};
