import type { AttributeSchema, BlockSchema, NestedBlockSchema, Nesting } from "../schema.ts";
import type { Value, TypeExpression } from "../values.ts";
import type { ArgumentRow, Facts } from "./facts.ts";

/** A type as Terraform's schema describes it. */
export const schemaOf = (facts: Facts): BlockSchema => {
  const defaults = new Map(
    facts.rules.flatMap(([argument, kind, operand]): [string, Value][] =>
      kind === "defaults" ? [[argument, operand as Value]] : [],
    ),
  );
  return block(facts.arguments, "", defaults);
};

const block = (rows: readonly ArgumentRow[], prefix: string, defaults: ReadonlyMap<string, Value>): BlockSchema => {
  const attributes: Record<string, AttributeSchema> = {};
  const blocks: Record<string, NestedBlockSchema> = {};
  for (const row of rows.filter(([path]) => isChild(path, prefix))) {
    const [path, type, flags, min = 0, max = 0] = row;
    const name = path.slice(prefix.length);
    const [kind] = type.split(" ");
    if (type.endsWith("block")) {
      const nested = block(rows, `${path}.`, defaults);
      blocks[name] = { nesting: kind as Nesting, minItems: min, maxItems: max, block: nested };
    } else {
      const has = new Set(flags.split(" "));
      const byDefault = defaults.get(path);
      attributes[name] = {
        type: typeOf(type, rows, path),
        required: has.has("required"),
        optional: has.has("optional"),
        computed: has.has("computed"),
        sensitive: has.has("sensitive"),
        writeOnly: has.has("write-only"),
        ...(byDefault !== undefined && { default: byDefault }),
        ...fieldDefaults(path, defaults),
      };
    }
  }
  return { attributes, blocks };
};

const fieldDefaults = (path: string, defaults: ReadonlyMap<string, Value>): Pick<AttributeSchema, "fieldDefaults"> => {
  const own = [...defaults].filter(([argument]) => isChild(argument, `${path}.`));
  if (own.length === 0) return {};
  return {
    fieldDefaults: Object.fromEntries(own.map(([argument, value]) => [argument.slice(path.length + 1), value])),
  };
};

const isChild = (path: string, prefix: string): boolean =>
  path.startsWith(prefix) && !path.slice(prefix.length).includes(".");

const typeOf = (type: string, rows: readonly ArgumentRow[], path: string): TypeExpression => {
  const [head = "", ...rest] = type.split(" ");
  if (head === "list" || head === "set" || head === "map") return [head, typeOf(rest.join(" "), rows, path)];
  if (head !== "object") return head as TypeExpression;
  const fields = rows.filter(([child]) => isChild(child, `${path}.`));
  return [
    "object",
    Object.fromEntries(fields.map(([child, of]) => [child.slice(path.length + 1), typeOf(of, rows, child)])),
  ];
};
